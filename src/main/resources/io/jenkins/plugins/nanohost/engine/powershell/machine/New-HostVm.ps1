function New-HostVm {
    <#
    .SYNOPSIS
    Makes a VM, which is off; completes one that an earlier try left incomplete.

    .DESCRIPTION
    Until it is complete the VM is called <name>-<mark>. Then it gets its notes, where the mark proves that it is ours, and
    last its name. A VM that is not off is left as it is.

    .PARAMETER Name
    The VM's name.

    .PARAMETER Mark
    The word by which the ledger knows this VM.

    .PARAMETER Folder
    Where Hyper-V stores the files of the VM.

    .PARAMETER Generation
    1 or 2, the one that its disk was made for.

    .PARAMETER DiskPath
    The disk it boots from.

    .PARAMETER Hardware
    The hardware it gets, in the form that Get-VmHardware returns.

    .OUTPUTS
    The VM, in the form that ConvertTo-VmFact returns.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [string]
        $Mark,

        [Parameter(Mandatory = $true)]
        [string]
        $Folder,

        [Parameter(Mandatory = $true)]
        [ValidateSet(1, 2)]
        [int]
        $Generation,

        [Parameter(Mandatory = $true)]
        [string]
        $DiskPath,

        [Parameter(Mandatory = $true)]
        [object]
        $Hardware
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $workName = "$Name-$Mark"
    Assert-SwitchThere -Name $Hardware.SwitchName
    $vm = Get-VmList | Where-Object -FilterScript { $_.Name -eq $workName -or ([string]$_.Notes).Contains($Mark) } |
        Select-Object -First 1
    if ($null -ne $vm -and [string]$vm.State -ne 'Off') {
        return ConvertTo-VmFact -Vm $vm
    }

    if ($Generation -eq 2 -and $DiskPath -match '\.vhd$') {
        $message = "No Generation 2 machine boots from '$DiskPath'."
        throw (New-Refusal -Code 'GENERATION_NEEDS_VHDX' -Message $message -Remedy 'Make the disk as a .vhdx, or for Generation 1.')
    }
    Assert-DiskChain -Path $DiskPath
    $id = ''
    if ($null -ne $vm) {
        $id = [string]$vm.Id
    }
    Assert-DiskFree -Path $DiskPath -Refused 'boots no VM' -VmId $id -UnreadableFileMayBeThere

    if ($null -eq $vm) {
        $wanted = @{
            Name               = $workName
            Path               = $Folder
            Generation         = $Generation
            MemoryStartupBytes = $Hardware.Memory
            NoVHD              = $true
            SwitchName         = $Hardware.SwitchName
        }
        $vm = Hyper-V\New-VM @wanted
    }
    elseif ([int]$vm.Generation -ne $Generation) {
        $message = "VM '$($vm.Name)' is there as a Generation $($vm.Generation) machine, and Generation $Generation is wanted."
        throw (New-Refusal -Code 'GENERATION_DIFFERS' -Message $message -Remedy 'Remove it, and run it again: Hyper-V cannot change the generation of a VM.')
    }
    else {
        Write-Verbose -Message "Completing VM '$($vm.Name)', which an earlier try may have left incomplete"
    }
    Set-VmHardware -Vm $vm -Hardware $Hardware
    $drives = @(Hyper-V\Get-VMHardDiskDrive -VM $vm | Where-Object -FilterScript { $_.Path -eq $DiskPath })
    if ($drives.Count -eq 0) {
        $place = @{ VM = $vm; Path = $DiskPath }
        if ($Generation -eq 1) {
            # Its firmware boots only from the first IDE disk.
            $place['ControllerType'] = 'IDE'
            $place['ControllerNumber'] = 0
            $place['ControllerLocation'] = 0
        }
        Hyper-V\Add-VMHardDiskDrive @place
    }
    if ($Generation -eq 2) {
        # Otherwise the VM tries to boot from the network first.
        $drive = Hyper-V\Get-VMHardDiskDrive -VM $vm | Where-Object -FilterScript { $_.Path -eq $DiskPath } | Select-Object -First 1
        Hyper-V\Set-VMFirmware -VM $vm -FirstBootDevice $drive
    }
    Hyper-V\Set-VM -VM $vm -Notes "Nano Container Host $Mark"
    # With the mark it is ours under any name, and without it only under its first one.
    [void](Find-HostVm -Id ([string]$vm.Id) -Mark $Mark)
    Hyper-V\Rename-VM -VM $vm -NewName $Name

    $made = Find-HostVm -Id ([string]$vm.Id) -Mark $Mark
    if ($made.Name -ne $Name) {
        throw (New-Refusal -Code 'VM_NOT_AS_ORDERED' -Message "VM '$workName' did not take the name '$Name'.")
    }
    $fact = ConvertTo-VmFact -Vm $made
    if (@($fact.Drives | Where-Object -FilterScript { $_.Path -eq $DiskPath }).Count -eq 0) {
        throw (New-Refusal -Code 'VM_NOT_AS_ORDERED' -Message "VM '$Name' did not take the disk '$DiskPath'.")
    }
    $fact
}
