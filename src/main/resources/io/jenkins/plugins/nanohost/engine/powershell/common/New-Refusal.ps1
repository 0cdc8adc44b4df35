function New-Refusal {
    <#
    .SYNOPSIS
    Makes the error with which an operation refuses or fails: what happened to which object, and what a person can do.

    .PARAMETER Code
    The cause: the name of a constant of the engine's FailureCode, whose kind is 'operation'. Empty for an error that has no
    such cause.

    .OUTPUTS
    An error record, whose id is the code, to be thrown; its recommended action is the remedy.
    #>
    [CmdletBinding()]
    [OutputType([System.Management.Automation.ErrorRecord])]
    param (
        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Code,

        [Parameter(Mandatory = $true)]
        [string]
        $Message,

        [Parameter()]
        [string]
        $Remedy = ''
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $exception = New-Object -TypeName 'System.InvalidOperationException' -ArgumentList $Message
    $record = New-Object -TypeName 'System.Management.Automation.ErrorRecord' -ArgumentList @(
        $exception, $Code, [System.Management.Automation.ErrorCategory]::InvalidOperation, $null)
    $record.ErrorDetails = New-Object -TypeName 'System.Management.Automation.ErrorDetails' -ArgumentList $Message
    $record.ErrorDetails.RecommendedAction = $Remedy
    $record
}
