function Get-MachineFact {
    <#
    .SYNOPSIS
    Tells what this machine is and can do.

    .DESCRIPTION
    That the account is an administrator with all rights is told by the mandatory level of its token, high or system,
    since the names of groups are in the language of Windows.

    .OUTPUTS
    ComputerName, Build, PowerShellVersion, LanguageMode, Administrator, HyperVModule, HyperVService,
    WriteProtectedDisks, Switches.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    # A pattern, since asking for a name that is not there is an error.
    $service = Get-Service -Name 'vmm[s]'
    $running = $null -ne $service -and [int]$service.Status -eq 4
    $windows = Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    $whoami = Join-Path -Path $env:SystemRoot -ChildPath 'System32\whoami.exe'
    $groups = @(Invoke-NativeProgram -Path $whoami -Argument @('/groups', '/fo', 'csv', '/nh')) -join ' '
    $module = @(Get-Module -Name 'Hyper-V' -ListAvailable).Count -gt 0

    $protected = $false
    $policies = 'HKLM:\SYSTEM\CurrentControlSet\Policies\Microsoft\FVE'
    if (Test-Path -LiteralPath $policies) {
        $values = Get-ItemProperty -LiteralPath $policies
        $protected = $null -ne $values.PSObject.Properties['FDVDenyWriteAccess'] -and [int]$values.FDVDenyWriteAccess -eq 1
    }

    $switches = @()
    if ($module -and $running) {
        $switches = @(Hyper-V\Get-VMSwitch | ForEach-Object -Process {
                [pscustomobject]@{ Id = [string]$_.Id; Name = [string]$_.Name; Type = [string]$_.SwitchType }
            })
    }
    [pscustomobject]@{
        ComputerName        = [System.Environment]::MachineName
        Build               = [int]$windows.CurrentBuildNumber
        PowerShellVersion   = [string]$PSVersionTable.PSVersion
        LanguageMode        = [string]$ExecutionContext.SessionState.LanguageMode
        Administrator       = $groups -match 'S-1-16-(12288|16384)\b'
        HyperVModule        = $module
        HyperVService       = $running
        WriteProtectedDisks = $protected
        Switches            = $switches
    }
}
