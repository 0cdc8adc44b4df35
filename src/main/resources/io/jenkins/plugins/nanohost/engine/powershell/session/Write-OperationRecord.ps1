function Write-OperationRecord {
    <#
    .SYNOPSIS
    Writes what an operation has put into its streams since they were last read.

    .DESCRIPTION
    Of the progress of one activity only the newest record is written. An operation's output is its result when it is a
    dictionary or a custom object; other output is there by accident, and is logged.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [pscustomobject]
        $Operation,

        [Parameter(Mandatory = $true)]
        [AnswerWriter]
        $Answers
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $streams = $Operation.Shell.Streams
    $newest = [ordered]@{}
    foreach ($record in $streams.Progress.ReadAll()) {
        $newest[[string]$record.ActivityId] = $record
    }
    foreach ($record in $newest.Values) {
        if ($record.RecordType -ne [System.Management.Automation.ProgressRecordType]::Completed) {
            $Answers.Write(@{
                    kind     = 'progress'
                    id       = $Operation.Id
                    activity = [string]$record.Activity
                    status   = [string]$record.StatusDescription
                    percent  = [int]$record.PercentComplete
                })
        }
    }

    $lines = New-Object -TypeName 'System.Collections.Generic.List[object]'
    foreach ($record in $streams.Verbose.ReadAll()) {
        $lines.Add(@{ level = 'verbose'; text = [string]$record.Message })
    }
    foreach ($record in $streams.Information.ReadAll()) {
        $lines.Add(@{ level = 'information'; text = [string]$record.MessageData })
    }
    foreach ($record in $streams.Warning.ReadAll()) {
        $lines.Add(@{ level = 'warning'; text = [string]$record.Message })
    }
    foreach ($record in $streams.Error.ReadAll()) {
        $lines.Add(@{ level = 'error'; text = [string]$record })
    }
    foreach ($value in $Operation.Output.ReadAll()) {
        if ($value -is [System.Collections.IDictionary] -or $value -is [System.Management.Automation.PSCustomObject]) {
            $Operation.Results.Add($value)
        }
        else {
            $lines.Add(@{ level = 'output'; text = [string]$value })
        }
    }
    foreach ($entry in $lines) {
        $entry['kind'] = 'log'
        $entry['id'] = $Operation.Id
        $Answers.Write($entry)
    }
}
