# VMs and switches. Each time a running VM is read, its guest gets nearer to an answer, so that no test waits for a clock.

enum VMState { Other = 1; Running = 2; Off = 3; Stopping = 4; Saved = 6; Paused = 9; Starting = 10 }
enum VMHeartbeatStatus { Unknown = 0; Disabled = 1; NoContact = 2; OkApplicationsUnknown = 5 }
enum VMSwitchType { Private = 0; Internal = 1; External = 2 }
enum OnOffState { On = 0; Off = 1 }

# How often a running VM must be read until it has a heartbeat, and until it has addresses.
$script:LooksToHeartbeat = 5
$script:LooksToAddress = 7
$script:GuestServices = '6C09BB55-D683-4DA0-8931-C9BF705F6480'

function ConvertTo-Vm($Vm) {
    $heartbeat = [VMHeartbeatStatus]::Disabled
    if ($Vm.State -eq 'Running') {
        $heartbeat = [VMHeartbeatStatus]::NoContact
        if ($Vm.Looks -ge $script:LooksToHeartbeat -and $Vm.Silent -ne 'boot') { $heartbeat = [VMHeartbeatStatus]::OkApplicationsUnknown }
    }
    $found = [pscustomobject]@{
        Id             = [guid]$Vm.Id
        Name           = $Vm.Name
        State          = [VMState]$Vm.State
        Notes          = $Vm.Notes
        Heartbeat      = $heartbeat
        Uptime         = [timespan]::FromSeconds($(if ($Vm.State -eq 'Running') { $Vm.Looks } else { 0 }))
        Generation     = [int]$Vm.Generation
        MemoryStartup  = [long]$Vm.Memory
        ProcessorCount = [long]$Vm.Processors
        IsClustered    = Test-Word 'clustered'
    }
    if ((Get-Machine).build -ge $script:Facts.server2019Build.value) {
        $found | Add-Member -MemberType NoteProperty -Name 'AutomaticCheckpointsEnabled' -Value ([bool]$Vm.AutomaticCheckpoints)
    }
    $found
}

function Simulate-Get-VM($Bound) {
    $state = Get-SimulatedState
    $asked = @($state.Vms)
    if ($Bound.ContainsKey('Id')) {
        $asked = @($state.Vms | Where-Object Id -eq ([string]$Bound.Id))
        if (-not $asked.Count) {
            $message = "Hyper-V was unable to find a virtual machine with id $($Bound.Id)."
            throw (New-SimulatedError $message 'InvalidParameter,Microsoft.HyperV.PowerShell.Commands.GetVM')
        }
    }
    elseif (Use-Word 'vm-vanishes') {
        # A list of all VMs fails, since one of them is removed meanwhile.
        $message = 'Hyper-V encountered an error trying to access an object on this computer because the object was not found.'
        throw (New-SimulatedError $message 'ObjectNotFound,Microsoft.HyperV.PowerShell.Commands.GetVM')
    }
    foreach ($vm in $asked) {
        if ($vm.State -eq 'Running') { $vm.Looks++ }
        ConvertTo-Vm $vm
    }
    Set-SimulatedState $state
}

# Changes one VM, and keeps the change.
function Edit-Vm($Vm, [scriptblock] $Change) {
    $state = Get-SimulatedState
    $found = @($state.Vms | Where-Object Id -eq ([string]@($Vm)[0].Id))
    if (-not $found.Count) {
        throw (New-SimulatedError 'Hyper-V was unable to find the virtual machine.' 'InvalidParameter,Microsoft.HyperV.PowerShell')
    }
    & $Change $found[0] $state
    Set-SimulatedState $state
}

function Read-Vm($Vm) {
    @((Get-SimulatedState).Vms | Where-Object Id -eq ([string]@($Vm)[0].Id))[0]
}

function Assert-Switch($State, [string] $Name) {
    if (-not @($State.Switches | Where-Object Name -eq $Name).Count) {
        throw (New-SimulatedError "Hyper-V was unable to find a virtual switch with name '$Name'." 'InvalidParameter,Microsoft.HyperV.PowerShell')
    }
}

function Assert-Off($Vm) {
    if ($Vm.State -ne 'Off') {
        throw (New-SimulatedError "'$($Vm.Name)': the operation cannot be performed while the virtual machine is in its current state." 'InvalidState,Microsoft.HyperV.PowerShell')
    }
}

function Simulate-New-VM($Bound) {
    $state = Get-SimulatedState
    Assert-Switch $state $Bound.SwitchName
    $vm = [pscustomobject]@{
        Id = [string][guid]::NewGuid(); Name = $Bound.Name; State = 'Off'; Notes = ''; Folder = $Bound.Path
        Memory = $Bound.MemoryStartupBytes; Processors = 1; Disks = @(); Switch = $Bound.SwitchName; Spoofing = 'Off'
        Generation = [int](Get-BoundValue $Bound 'Generation' 1); Places = @(); GuestServices = $false; FirstBoot = ''; Looks = 0; Attempts = 0; FirstRun = $false; Silent = ''
        AutomaticCheckpoints = (Get-Machine).build -ge $script:Facts.server2019Build.value
    }
    $state.Vms = @($state.Vms) + $vm
    Set-SimulatedState $state
    ConvertTo-Vm $vm
}

function Simulate-Set-VM($Bound) {
    Edit-Vm $Bound.VM {
        param ($Vm)
        if ($Bound.ContainsKey('AutomaticCheckpointsEnabled')) { $Vm.AutomaticCheckpoints = [bool]$Bound.AutomaticCheckpointsEnabled }
        if ($Bound.ContainsKey('Notes')) { $Vm.Notes = $Bound.Notes }
        if ($Bound.ContainsKey('ProcessorCount')) {
            Assert-Off $Vm
            if ($Bound.ProcessorCount -lt 1 -or $Bound.ProcessorCount -gt $script:Facts.mostVmProcessors.value) {
                throw (New-SimulatedError "The number of processors is out of range." 'InvalidParameter,Microsoft.HyperV.PowerShell')
            }
            $Vm.Processors = $Bound.ProcessorCount
        }
        if ($Bound.ContainsKey('MemoryStartupBytes')) {
            Assert-Off $Vm
            $bytes = $Bound.MemoryStartupBytes
            if ($bytes -lt $script:Facts.leastVmMemory.value -or $bytes -gt $script:Facts.mostVmMemory.value -or $bytes % $script:Facts.vmMemoryStep.value) {
                throw (New-SimulatedError 'Invalid memory size: it is too small, too large or no multiple of the step.' 'InvalidParameter,Microsoft.HyperV.PowerShell')
            }
            $Vm.Memory = $bytes
        }
    }
}

function Simulate-Rename-VM($Bound) { Edit-Vm $Bound.VM { param ($Vm) $Vm.Name = $Bound.NewName } }

function Simulate-Get-VMNetworkAdapter($Bound) {
    $vm = Read-Vm $Bound.VM
    $addresses = @()
    if ($vm.State -eq 'Running' -and $vm.Looks -ge $script:LooksToAddress -and -not $vm.Silent) {
        $windows = Read-WindowsOf (Get-WindowsFolder $vm)
        $addresses = @(@($windows.Address) + @($windows.MoreAddresses) + $windows.Address6 | Where-Object { $_ })
        # What the network gives the guest now, in place of all that.
        if (Test-Word 'addresses') { $addresses = @((Read-Word 'addresses') -split ' ') }
    }
    [pscustomobject]@{
        Id = $vm.Id; VMId = $vm.Id; SwitchName = $vm.Switch; MacAddressSpoofing = [OnOffState]$vm.Spoofing; IPAddresses = $addresses
    }
}

function Simulate-Connect-VMNetworkAdapter($Bound) {
    Edit-Vm $Bound.VMNetworkAdapter {
        param ($Vm, $State)
        Assert-Switch $State $Bound.SwitchName
        $Vm.Switch = $Bound.SwitchName
    }
}

function Simulate-Set-VMNetworkAdapter($Bound) {
    Edit-Vm $Bound.VMNetworkAdapter { param ($Vm) $Vm.Spoofing = [string][OnOffState]$Bound.MacAddressSpoofing }
}

function Simulate-Add-VMNetworkAdapter($Bound) {
    throw (New-SimulatedError 'A VM of the simulated computer has its adapter already.' 'InvalidParameter')
}

function Simulate-Get-VMHardDiskDrive($Bound) {
    $vm = Read-Vm $Bound.VM
    foreach ($disk in @($vm.Disks)) {
        [pscustomobject]@{ VMId = $vm.Id; Path = $disk }
    }
}

function Simulate-Add-VMHardDiskDrive($Bound) {
    Edit-Vm $Bound.VM {
        param ($Vm)
        $path = [string]$Bound.Path
        [void](Read-VhdFile $path)
        $type = [string](Get-BoundValue $Bound 'ControllerType' $(if ($Vm.Generation -eq 1) { 'IDE' } else { 'SCSI' }))
        if ($Vm.Generation -eq 2 -and ($type -eq 'IDE' -or $path -match '\.vhd$')) {
            $message = "'$($Vm.Name)': a generation 2 virtual machine takes no IDE disk and no VHD file."
            throw (New-SimulatedError $message 'InvalidParameter,Microsoft.HyperV.PowerShell')
        }
        $place = "$type $(Get-BoundValue $Bound 'ControllerNumber' 0) $(Get-BoundValue $Bound 'ControllerLocation' @($Vm.Disks).Count)"
        if (@($Vm.Places) -contains $place) {
            throw (New-SimulatedError "'$($Vm.Name)': the location $place is in use." 'InvalidParameter,Microsoft.HyperV.PowerShell')
        }
        $Vm.Disks = @($Vm.Disks) + $path
        $Vm.Places = @($Vm.Places) + $place
    }
}

function Simulate-Set-VMFirmware($Bound) {
    Edit-Vm $Bound.VM {
        param ($Vm)
        if ($Vm.Generation -ne 2) {
            $message = "'$($Vm.Name)': the operation is for generation 2 virtual machines."
            throw (New-SimulatedError $message 'InvalidOperation,Microsoft.HyperV.PowerShell')
        }
        $Vm.FirstBoot = $Bound.FirstBootDevice.Path
    }
}

function Simulate-Get-VMIntegrationService($Bound) {
    $vm = Read-Vm $Bound.VM
    # Names are in the language of Windows.
    [pscustomobject]@{ Id = "Microsoft:$($vm.Id)\84EAAE65-2F2E-45F5-9BB5-0E857DC8EB47"; VMId = $vm.Id; Name = 'Takt'; Enabled = $true }
    [pscustomobject]@{ Id = "Microsoft:$($vm.Id)\$script:GuestServices"; VMId = $vm.Id; Name = 'Gastdienstschnittstelle'; Enabled = [bool]$vm.GuestServices }
}

function Simulate-Enable-VMIntegrationService($Bound) {
    $service = @($Bound.VMIntegrationService)[0]
    Edit-Vm ([pscustomobject]@{ Id = $service.VMId }) {
        param ($Vm)
        if ($service.Id -match $script:GuestServices) { $Vm.GuestServices = $true }
    }
}

# The folder of the last partition that matches.
function Get-PartitionFolder($Vm, [scriptblock] $Which) {
    $id = Get-VhdContent @($Vm.Disks)[0]
    $partition = @((Read-Content $id).Partitions | Where-Object $Which)
    if ($partition.Count) { Join-Path (Get-ContentFolder $id) "p$($partition[-1].PartitionNumber)" }
}

function Get-WindowsFolder($Vm) { Get-PartitionFolder $Vm { $_.GptType -eq $script:BasicType -or $_.MbrType -eq 7 } }

# The folder where the firmware of the VM finds what it boots.
function Get-BootFile($Vm) {
    if ($Vm.Generation -eq 2) {
        $system = Get-PartitionFolder $Vm { $_.GptType -eq $script:EfiType }
        $file = $script:Facts.uefiBootFile.value
    }
    else {
        $system = if (@($Vm.Places)[0] -eq 'IDE 0 0') { Get-PartitionFolder $Vm { $_.MbrType -and $_.IsActive } }
        $file = $script:Facts.biosBootFile.value
    }
    if ($system) { Join-Path $system $file }
}

function Simulate-Start-VM($Bound) {
    Edit-Vm $Bound.VM {
        param ($Vm, $State)
        if (-not @($Vm.Disks).Count) {
            throw (New-SimulatedError "'$($Vm.Name)' has no disk to boot from." 'OperationFailed,Microsoft.HyperV.PowerShell')
        }
        foreach ($disk in @($Vm.Disks)) {
            Assert-ParentThere $disk
            for ($file = $disk; $file; $file = (Read-VhdFile $file).ParentPath) { Assert-PlainFile $file }
            $user = Get-RunningUser $disk
            if ($user -or @($State.Disks | Where-Object Path -eq $disk).Count) {
                $message = "'$($Vm.Name)' failed to start: attachment '$disk' cannot be opened, the process cannot access the file. ($($script:Facts.fileInUse.value))"
                throw (New-SimulatedError $message 'OperationFailed,Microsoft.HyperV.PowerShell')
            }
        }
        $Vm.State = 'Running'
        $Vm.Looks = 0
        $Vm.Attempts = 0
        $Vm.FirstRun = $false
        # A firmware that finds nothing to boot shows that only on the VM's console.
        $Vm.Silent = 'boot'
        $boot = Get-BootFile $Vm
        if ($boot -and (Test-Path -LiteralPath $boot)) {
            $started = Start-GuestWindows (Get-WindowsFolder $Vm)
            $Vm.FirstRun = $started.First
            $Vm.Silent = $started.Question
        }
    }
}

function Simulate-Resume-VM($Bound) { Edit-Vm $Bound.VM { param ($Vm) $Vm.State = 'Running' } }

function Simulate-Stop-VM($Bound) {
    Edit-Vm $Bound.VM {
        param ($Vm)
        if ($Vm.State -eq 'Saved') {
            throw (New-SimulatedError "'$($Vm.Name)' cannot be stopped in its current state. (0x80070005)" 'InvalidState')
        }
        if ($Vm.State -eq 'Running') { Stop-GuestWindows (Get-WindowsFolder $Vm) }
        $Vm.State = 'Off'
        $Vm.Looks = 0
    }
}

function Simulate-Remove-VM($Bound) {
    Edit-Vm $Bound.VM {
        param ($Vm, $State)
        if ($Vm.State -notin 'Off', 'Saved') { Assert-Off $Vm }
        $State.Vms = @($State.Vms | Where-Object Id -ne $Vm.Id)
    }
}

function Simulate-Get-VMSwitch($Bound) {
    foreach ($switch in @((Get-SimulatedState).Switches)) {
        [pscustomobject]@{ Id = [guid]$switch.Id; Name = $switch.Name; SwitchType = [VMSwitchType]$switch.Type }
    }
}

function Simulate-Copy-VMFile($Bound) {
    $vm = Read-Vm $Bound.VM
    if ($vm.State -ne 'Running' -or $vm.Looks -lt $script:LooksToHeartbeat) {
        throw (New-SimulatedError "'$($vm.Name)': the guest services do not answer." 'OperationFailed,Microsoft.HyperV.PowerShell')
    }
    if (-not $vm.GuestServices) {
        throw (New-SimulatedError "'$($vm.Name)': the Guest Service Interface is not enabled." 'OperationFailed,Microsoft.HyperV.PowerShell')
    }
    $target = Join-Path (Get-WindowsFolder $vm) $Bound.DestinationPath.Substring(3)
    $windows = Read-WindowsOf (Get-WindowsFolder $vm)
    $daemon = if ($windows.TaskDaemon) { 'docker.exe' }
    elseif (@($windows.Services.PSObject.Properties | Where-Object { $_.Name -eq 'docker' -and $_.Value -eq 'Running' }).Count) { 'dockerd.exe' }
    if ($daemon -and ($Bound.DestinationPath -split '\\')[-1] -eq $daemon) {
        throw (New-SimulatedError "The process cannot access the file because it is being used by another process. ($($script:Facts.fileInUse.value))" 'OperationFailed,Microsoft.HyperV.PowerShell')
    }
    if ((Test-Path -LiteralPath $target) -and -not $Bound.ContainsKey('Force')) {
        throw (New-SimulatedError "The file exists. (0x80070050)" 'OperationFailed,Microsoft.HyperV.PowerShell')
    }
    $folder = Split-Path -Path $target -Parent
    if (-not (Test-Path -LiteralPath $folder)) {
        if (-not $Bound.ContainsKey('CreateFullPath')) {
            throw (New-SimulatedError "The system cannot find the path specified. (0x80070003)" 'OperationFailed,Microsoft.HyperV.PowerShell')
        }
        [void](New-Item -ItemType Directory -Path $folder)
    }
    Copy-Item -LiteralPath (Resolve-RealPath $Bound.SourcePath) -Destination $target -Force
}
