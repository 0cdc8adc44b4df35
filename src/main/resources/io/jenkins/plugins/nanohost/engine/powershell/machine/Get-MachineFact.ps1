function Get-MachineFact {
    <#
    .SYNOPSIS
    Returns what this machine is and can do.

    .DESCRIPTION
    Of the execution policies only those of group policy are returned: they outrank the one that this session was started
    with.

    .PARAMETER Folder
    The folder where disks are to be made; it need not be there yet.

    .PARAMETER Files
    What is to be mounted or built on, and the folders of such files. Those that are not there are passed over.

    .OUTPUTS
    ComputerName, Build, Edition, Server, SixtyFourBit, PowerShellVersion, LanguageMode, Policy, Administrator, HyperVModule,
    HyperVService, DismBuild, WriteProtectedDisks, Automount, Compressed, Encrypted, OnShare, Substituted, Flaws (Path,
    Flaw), Addresses, FreeBytes, Switches.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Folder,

        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [string[]]
        $Files
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
    $dism = Get-Item -LiteralPath (Join-Path -Path $system -ChildPath 'dism.exe')

    # The machine's policy outranks the user's; the list has them in this order.
    $policy = @(Get-ExecutionPolicy -List |
            Where-Object -FilterScript { @('MachinePolicy', 'UserPolicy') -contains [string]$_.Scope } |
            ForEach-Object -Process { [string]$_.ExecutionPolicy } | Where-Object -FilterScript { $_ -ne 'Undefined' })

    $protected = Get-RegistryNumber -Path 'HKLM:\SYSTEM\CurrentControlSet\Policies\Microsoft\FVE' -Name 'FDVDenyWriteAccess'
    $noAutomount = Get-RegistryNumber -Path 'HKLM:\SYSTEM\CurrentControlSet\Services\MountMgr' -Name 'NoAutoMount'
    $place = Get-FolderFact -Path $Folder
    $flaws = @(foreach ($file in $Files) {
            $flaw = Get-MountFlaw -Path $file
            if ($flaw -ne '') {
                [pscustomobject]@{ Path = $file; Flaw = $flaw }
            }
        })

    # A network without a router is one of this machine alone, as that of the Default Switch: no guest is in it.
    $routed = @(Get-NetRoute | Where-Object -FilterScript { $_.DestinationPrefix -eq '0.0.0.0/0' } |
            ForEach-Object -Process { [int]$_.InterfaceIndex })
    $addresses = @(Get-NetIPAddress | Where-Object -FilterScript {
            $routed -contains [int]$_.InterfaceIndex -and $_.IPAddress -match '^[0-9.]+$' -and $_.PrefixLength -le 30
        } | ForEach-Object -Process { '{0}/{1}' -f $_.IPAddress, $_.PrefixLength })

    [pscustomobject]@{
        ComputerName        = [System.Environment]::MachineName
        Build               = [int]$windows.CurrentBuildNumber
        Edition             = [string]$windows.EditionID
        # WinNT is a client; a server is ServerNT, or LanmanNT as a domain controller.
        Server              = [string]$product.ProductType -ne 'WinNT'
        SixtyFourBit        = [System.Environment]::Is64BitProcess
        PowerShellVersion   = [string]$PSVersionTable.PSVersion
        LanguageMode        = [string]$ExecutionContext.SessionState.LanguageMode
        # In quotes: a cast would turn the result of an empty pipeline into null, not into ''.
        Policy              = "$($policy | Select-Object -First 1)"
        Administrator       = Test-Administrator
        HyperVModule        = $module
        HyperVService       = $running
        DismBuild           = [int]$dism.VersionInfo.FileBuildPart
        WriteProtectedDisks = $protected -eq 1
        Automount           = $noAutomount -ne 1
        Compressed          = $place.Compressed
        Encrypted           = $place.Encrypted
        OnShare             = $place.OnShare
        Substituted         = $place.Substituted
        Flaws               = $flaws
        Addresses           = $addresses
        FreeBytes           = $place.FreeBytes
        Switches            = $switches
    }
}
