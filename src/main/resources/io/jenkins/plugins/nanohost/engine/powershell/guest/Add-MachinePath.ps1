function Add-MachinePath {
    <#
    .SYNOPSIS
    Adds a folder to the PATH of the machine, in the registry, where Windows keeps it.

    .OUTPUTS
    Whether it was not there yet.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Folder
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $key = 'HKLM:\SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
    $path = [string](Get-ItemProperty -LiteralPath $key).Path
    if ($Folder -eq 'C:\Windows\System32' -or @($path -split ';') -contains $Folder) {
        return $false
    }
    Set-ItemProperty -LiteralPath $key -Name 'Path' -Value "$($path.TrimEnd(';'));$Folder" -Type 'ExpandString'
    $true
}
