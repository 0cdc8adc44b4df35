function Get-MessageOfPattern {
    <#
    .SYNOPSIS
    Breaks the rule of its folder.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [ValidatePattern('x', ErrorMessage = 'No x')]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $Path
}
