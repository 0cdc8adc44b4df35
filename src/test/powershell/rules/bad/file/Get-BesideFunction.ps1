function Get-BesideFunction {
    <#
    .SYNOPSIS
    Breaks the rule of its folder.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'
}

Get-BesideFunction
