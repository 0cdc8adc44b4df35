function Add-Text {
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

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $shell = [powershell]::Create()
    [void]$shell.AddScript("Get-Item $Path")
    $shell
}
