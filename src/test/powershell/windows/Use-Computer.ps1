function Use-Computer {
    <#
    .SYNOPSIS
    Changes a session to another simulated computer of the same release.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [pscustomobject]
        $Variables
    )

    foreach ($variable in $Variables.PSObject.Properties) {
        [System.Environment]::SetEnvironmentVariable($variable.Name, $variable.Value)
    }
    foreach ($drive in @(Get-PSDrive -PSProvider FileSystem | Where-Object Name -match '^[A-Z]$')) {
        Remove-PSDrive -Name $drive.Name -Scope Global
    }
    $module = Get-Module -Name 'SimulatedWindows'
    if ($null -ne $module) {
        & $module { $script:Folder = $env:SIMULATED_WINDOWS }
    }
}
