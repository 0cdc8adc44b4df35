function Write-Failure {
    <#
    .SYNOPSIS
    Answers a request with its failure: the cause, its place in the script, and what the script says can be done.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [long]
        $Id,

        [Parameter(Mandatory = $true)]
        [System.Management.Automation.ErrorRecord]
        $ErrorRecord,

        [Parameter()]
        [AllowNull()]
        [object]
        $NativeExitCode,

        [Parameter(Mandatory = $true)]
        [AnswerWriter]
        $Answers
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    # The call that waited for the operation wraps the operation's failure into an exception.
    $cause = $ErrorRecord.Exception
    while ($cause -is [System.Management.Automation.MethodInvocationException] -and $null -ne $cause.InnerException) {
        $cause = $cause.InnerException
    }
    $record = if ($cause -is [System.Management.Automation.IContainsErrorRecord]) { $cause.ErrorRecord } else { $ErrorRecord }
    $message = if ($cause -is [System.Management.Automation.IContainsErrorRecord]) { [string]$record } else { $cause.Message }
    $failure = @{
        kind           = 'failure'
        id             = $Id
        stopped        = $cause -is [System.Management.Automation.PipelineStoppedException]
        message        = [string]$message
        errorId        = [string]$record.FullyQualifiedErrorId
        category       = [string]$record.CategoryInfo.Category
        remedy         = ''
        script         = ''
        line           = 0
        column         = 0
        trace          = [string]$record.ScriptStackTrace
        nativeExitCode = $NativeExitCode
    }
    if ($null -ne $record.ErrorDetails) {
        $failure.remedy = [string]$record.ErrorDetails.RecommendedAction
    }
    if ($cause -is [System.Management.Automation.ParseException] -and $null -ne $cause.Errors) {
        $extent = $cause.Errors[0].Extent
        $failure.message = [string]$cause.Errors[0].Message
        $failure.script = [string]$extent.File
        $failure.line = [int]$extent.StartLineNumber
        $failure.column = [int]$extent.StartColumnNumber
    }
    elseif ($null -ne $record.InvocationInfo) {
        $failure.script = [string]$record.InvocationInfo.ScriptName
        $failure.line = [int]$record.InvocationInfo.ScriptLineNumber
        $failure.column = [int]$record.InvocationInfo.OffsetInLine
    }
    $Answers.Write($failure)
}
