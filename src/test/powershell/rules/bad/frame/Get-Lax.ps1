function Get-Lax {
    <#
    .SYNOPSIS
    Breaks the rule of its folder.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    $ErrorActionPreference = 'Stop'

    $Path
}
