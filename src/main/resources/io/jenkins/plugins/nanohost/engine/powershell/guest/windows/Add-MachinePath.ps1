function Add-MachinePath {
    <#
    .SYNOPSIS
    Adds a folder to the PATH of the machine, in the registry, where Windows keeps it.

    .OUTPUTS
    Whether it was added.
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

    $place = 'HKLM:\SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
    $key = Get-Item -LiteralPath $place
    # Not expanded: otherwise the variables in it would be lost when it is written back.
    $path = [string]$key.GetValue('Path', '', 'DoNotExpandEnvironmentNames')
    $folders = @($path -split ';' | ForEach-Object -Process { [System.Environment]::ExpandEnvironmentVariables($_) })
    if ($Folder -eq 'C:\Windows\System32' -or $folders -contains $Folder) {
        return $false
    }
    $kind = 'ExpandString'
    if (@($key.GetValueNames()) -contains 'Path') {
        $kind = [string]$key.GetValueKind('Path')
    }
    Set-ItemProperty -LiteralPath $place -Name 'Path' -Value "$($path.TrimEnd(';'));$Folder" -Type $kind
    $true
}
