function Stop-Operation {
    <#
    .SYNOPSIS
    Asks an operation to stop, and does not wait: its 'finally' blocks still run, and their streams are still read.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $Operation
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if ($null -ne $Operation) {
        [void]$Operation.Shell.BeginStop($null, $null)
    }
}
