function Get-MachineFact {
    <#
    .SYNOPSIS
    Returns what this machine is and can do.

    .DESCRIPTION
    An administrator with all rights is recognized by the integrity level of its token, high or system, since the names of
    groups are in the language of Windows. Of the execution policies only those of group policy are returned: they outrank
    the one that this session was started with.

    .PARAMETER Folder
    The folder where disks are to be made; it need not be there yet.

    .OUTPUTS
    ComputerName, Build, Server, SixtyFourBit, PowerShellVersion, LanguageMode, Policy, Administrator, HyperVModule,
    HyperVService, DismBuild, WriteProtectedDisks, Automount, Compressed, FreeBytes, Switches.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Folder
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    # A pattern, since asking for a name that is not there is an error.
    $service = Get-Service -Name 'vmm[s]'
    $running = $null -ne $service -and [int]$service.Status -eq 4
    $module = @(Get-Module -Name 'Hyper-V' -ListAvailable).Count -gt 0
    $switches = @()
    if ($module -and $running) {
        $switches = @(Hyper-V\Get-VMSwitch | ForEach-Object -Process {
                [pscustomobject]@{ Id = [string]$_.Id; Name = [string]$_.Name; Type = [string]$_.SwitchType }
            })
    }

    $system = Join-Path -Path $env:SystemRoot -ChildPath 'System32'
    $windows = Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    $product = Get-ItemProperty -LiteralPath 'HKLM:\SYSTEM\CurrentControlSet\Control\ProductOptions'
    $groups = @(Invoke-NativeProgram -Path (Join-Path -Path $system -ChildPath 'whoami.exe') -Argument @('/groups', '/fo', 'csv', '/nh'))
    $dism = Get-Item -LiteralPath (Join-Path -Path $system -ChildPath 'dism.exe')

    # The machine's policy outranks the user's; the list has them in this order.
    $policy = @(Get-ExecutionPolicy -List |
            Where-Object -FilterScript { @('MachinePolicy', 'UserPolicy') -contains [string]$_.Scope } |
            ForEach-Object -Process { [string]$_.ExecutionPolicy } | Where-Object -FilterScript { $_ -ne 'Undefined' })

    $protected = Get-RegistryNumber -Path 'HKLM:\SYSTEM\CurrentControlSet\Policies\Microsoft\FVE' -Name 'FDVDenyWriteAccess'
    $noAutomount = Get-RegistryNumber -Path 'HKLM:\SYSTEM\CurrentControlSet\Services\MountMgr' -Name 'NoAutoMount'
    $place = Get-FolderFact -Path $Folder

    [pscustomobject]@{
        ComputerName        = [System.Environment]::MachineName
        Build               = [int]$windows.CurrentBuildNumber
        # WinNT is a client; a server is ServerNT, or LanmanNT as a domain controller.
        Server              = [string]$product.ProductType -ne 'WinNT'
        SixtyFourBit        = [System.Environment]::Is64BitProcess
        PowerShellVersion   = [string]$PSVersionTable.PSVersion
        LanguageMode        = [string]$ExecutionContext.SessionState.LanguageMode
        # In quotes: a cast would turn the result of an empty pipeline into null, not into ''.
        Policy              = "$($policy | Select-Object -First 1)"
        Administrator       = ($groups -join ' ') -match 'S-1-16-(12288|16384)\b'
        HyperVModule        = $module
        HyperVService       = $running
        DismBuild           = [int]$dism.VersionInfo.FileBuildPart
        WriteProtectedDisks = $protected -eq 1
        Automount           = $noAutomount -ne 1
        Compressed          = $place.Compressed
        FreeBytes           = $place.FreeBytes
        Switches            = $switches
    }
}
