function Stop-Docker {
    <#
    .SYNOPSIS
    Breaks the rule of its folder.

    .PARAMETER Recipe
    The disk.

    .OUTPUTS
    Changed, Note.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter()]
        [string]
        $Recipe
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    [pscustomobject]@{ Changed = $true; Note = $Recipe }
}
