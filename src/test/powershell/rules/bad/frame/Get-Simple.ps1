function Get-Simple {
    <#
    .SYNOPSIS
    Breaks the rule of its folder.
    #>
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $Path
}
