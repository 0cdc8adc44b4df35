<#
.SYNOPSIS
Serves requests to run operations, until its standard input ends.

.DESCRIPTION
One request is one line of ASCII JSON on standard input:

    {"id":1,"function":"Get-MachineFact","parameters":{"Name":"nano01"}}
    {"id":1,"stop":true}

One answer is one line on standard output: the token, the length of the JSON text, the JSON text. Anything else there
is rubbish of what an operation ran. The kinds of answers: ready, log, progress, result, failure, fault.

Each operation runs in a runspace of its own beside the loop that reads requests, so that its streams arrive as objects
and a request to stop can end it in its middle, with its 'finally' blocks run. The end of standard input is a request
to stop, and to leave.

An operation is a file in the folder 'machine' that defines one function of its name. Only names of files that are there
can be asked for, and values arrive as parameters, so no value becomes code.

.PARAMETER Token
What each answer starts with; chosen anew for each session.
#>
[CmdletBinding()]
[OutputType([void])]
param (
    [Parameter(Mandatory = $true)]
    [ValidatePattern('^[0-9a-f]{32}$')]
    [string]
    $Token
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

foreach ($part in Get-ChildItem -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'session') -Filter '*.ps1') {
    . $part.FullName
}

$answers = New-Object -TypeName 'AnswerWriter' -ArgumentList ([Console]::OpenStandardOutput()), $Token
# A reader of its own: the one of [Console]::In blocks in .NET Framework, even when asked to read asynchronously.
$requests = New-Object -TypeName 'System.IO.StreamReader' -ArgumentList ([Console]::OpenStandardInput()),
    (New-Object -TypeName 'System.Text.ASCIIEncoding')
$known = Get-OperationFile -Path $PSScriptRoot
$runspace = New-OperationRunspace
$loaded = New-Object -TypeName 'System.Collections.Generic.HashSet[string]'
$waiting = New-Object -TypeName 'System.Collections.Generic.Queue[object]'
$operation = $null
$line = $requests.ReadLineAsync()

try {
    $answers.Write(@{ kind = 'ready'; version = [string]$PSVersionTable.PSVersion })
    while ($true) {
        if ($null -ne $line -and $line.IsCompleted) {
            $text = $line.GetAwaiter().GetResult()
            if ($null -eq $text) {
                $line = $null
                $waiting.Clear()
                Stop-Operation -Operation $operation
            }
            else {
                $line = $requests.ReadLineAsync()
                $request = ConvertFrom-RequestLine -Line $text
                if ($request.Stop) {
                    if ($null -ne $operation -and $operation.Id -eq $request.Id) {
                        Stop-Operation -Operation $operation
                    }
                }
                else {
                    $waiting.Enqueue($request)
                }
            }
        }

        if ($null -ne $operation) {
            # Asked before the streams are read, so that nothing that was written before the end is missed.
            $ended = $operation.Handle.IsCompleted
            Write-OperationRecord -Operation $operation -Answers $answers
            if ($ended) {
                Complete-Operation -Operation $operation -Answers $answers
                if (-not $operation.Succeeded) {
                    $loaded.ExceptWith([string[]]$operation.Files)
                }
                $operation = $null
            }
        }

        if ($null -eq $operation) {
            if ($null -eq $line) {
                break
            }
            if ($waiting.Count -gt 0) {
                $operation = Start-Operation -Request $waiting.Dequeue() -Known $known -Loaded $loaded -Runspace $runspace -Answers $answers
                continue
            }
        }

        Wait-SessionEvent -Line $line -Operation $operation
    }
}
catch [System.FormatException] {
    # What stands on standard input can no longer be told apart from requests; going on would run something else.
    $answers.Write(@{ kind = 'fault'; message = [string]$_.Exception.Message })
    exit 2
}
finally {
    if ($null -ne $operation) {
        $operation.Shell.Stop()
    }
    $runspace.Dispose()
}
