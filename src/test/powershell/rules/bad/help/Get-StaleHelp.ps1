function Get-StaleHelp {
    <#
    .SYNOPSIS
    Breaks the rule of its folder.

    .PARAMETER Other
    It is not there.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $Path
}
