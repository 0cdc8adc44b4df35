function Add-VMHardDiskDrive {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'VMName')]
    param(
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMDriveController')][switch]$AllowUnverifiedPaths,
        [Parameter(ParameterSetName = 'VMName')][Alias('PSComputerName')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'VMName', Position = 3)][Parameter(ParameterSetName = 'VMObject', Position = 3)][Parameter(ParameterSetName = 'VMDriveController', Position = 1)][int]$ControllerLocation,
        [Parameter(ParameterSetName = 'VMName', Position = 2)][Parameter(ParameterSetName = 'VMObject', Position = 2)][int]$ControllerNumber,
        [Parameter(ParameterSetName = 'VMName', Position = 1)][Parameter(ParameterSetName = 'VMObject', Position = 1)][object]$ControllerType,
        [Parameter(ParameterSetName = 'VMName')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMDriveController')][Alias('Number')][uint32]$DiskNumber,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMDriveController')][uint64]$MaximumIOPS,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMDriveController')][uint64]$MinimumIOPS,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMDriveController')][object]$OverrideCacheAttributes,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMDriveController')][switch]$Passthru,
        [Parameter(ParameterSetName = 'VMName', Position = 4)][Parameter(ParameterSetName = 'VMObject', Position = 4)][Parameter(ParameterSetName = 'VMDriveController', Position = 2)][string]$Path,
        [Parameter(ParameterSetName = 'VMName', ValueFromPipeline = $true)][Parameter(ParameterSetName = 'VMObject', ValueFromPipeline = $true)][Parameter(ParameterSetName = 'VMDriveController', ValueFromPipeline = $true)][object]$QoSPolicy,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMDriveController')][string]$QoSPolicyID,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMDriveController')][string]$ResourcePoolName,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMDriveController')][Alias('ShareVirtualDisk')][switch]$SupportPersistentReservations,
        [Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object[]]$VM,
        [Parameter(ParameterSetName = 'VMDriveController', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object]$VMDriveController,
        [Parameter(ParameterSetName = 'VMName', Mandatory = $true, Position = 0)][string[]]$VMName,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Add-VMHardDiskDrive is not simulated' }
        Invoke-SimulatedCommand -Name 'Add-VMHardDiskDrive' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Add-VMNetworkAdapter {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'VMName')]
    param(
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'ManagementOS')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'ManagementOS')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'ManagementOS')][Parameter(ParameterSetName = 'VMObject')][object]$DeviceNaming,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'ManagementOS')][Parameter(ParameterSetName = 'VMObject')][switch]$DynamicMacAddress,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][bool]$IsLegacy,
        [Parameter(ParameterSetName = 'ManagementOS')][switch]$ManagementOS,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'ManagementOS')][Parameter(ParameterSetName = 'VMObject')][Alias('VMNetworkAdapterName')][string]$Name,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'ManagementOS')][Parameter(ParameterSetName = 'VMObject')][switch]$Passthru,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][string]$ResourcePoolName,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'ManagementOS')][Parameter(ParameterSetName = 'VMObject')][string]$StaticMacAddress,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'ManagementOS')][Parameter(ParameterSetName = 'VMObject')][string]$SwitchName,
        [Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object[]]$VM,
        [Parameter(ParameterSetName = 'VMName', Mandatory = $true, Position = 0)][string[]]$VMName,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Add-VMNetworkAdapter is not simulated' }
        Invoke-SimulatedCommand -Name 'Add-VMNetworkAdapter' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Connect-VMNetworkAdapter {
    [CmdletBinding(SupportsShouldProcess = $True)]
    param(
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set5')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set5')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'Set0', Position = 1)][Parameter(ParameterSetName = 'Set4', Position = 1)][Parameter(ParameterSetName = 'Set5', Position = 1)][Alias('VMNetworkAdapterName')][string[]]$Name,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Object_SwitchName')][Parameter(ParameterSetName = 'Object_SwitchObject')][Parameter(ParameterSetName = 'Set3')][Parameter(ParameterSetName = 'Set4')][Parameter(ParameterSetName = 'Set5')][switch]$Passthru,
        [Parameter(ParameterSetName = 'Set0', Mandatory = $true, Position = 2)][Parameter(ParameterSetName = 'Object_SwitchName', Mandatory = $true, Position = 1)][string]$SwitchName,
        [Parameter(ParameterSetName = 'Set3', Mandatory = $true)][Parameter(ParameterSetName = 'Set5', Mandatory = $true)][switch]$UseAutomaticConnection,
        [Parameter(ParameterSetName = 'Set0', Mandatory = $true, Position = 0)][Parameter(ParameterSetName = 'Set4', Mandatory = $true, Position = 0)][Parameter(ParameterSetName = 'Set5', Mandatory = $true, Position = 0)][string[]]$VMName,
        [Parameter(ParameterSetName = 'Object_SwitchName', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][Parameter(ParameterSetName = 'Object_SwitchObject', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][Parameter(ParameterSetName = 'Set3', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object[]]$VMNetworkAdapter,
        [Parameter(ParameterSetName = 'Object_SwitchObject', Mandatory = $true, Position = 1, ValueFromPipeline = $true)][Parameter(ParameterSetName = 'Set4', Mandatory = $true, Position = 2, ValueFromPipeline = $true)][object]$VMSwitch,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Connect-VMNetworkAdapter is not simulated' }
        Invoke-SimulatedCommand -Name 'Connect-VMNetworkAdapter' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Copy-VMFile {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'Name')]
    param(
        [Parameter(ParameterSetName = 'Name')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'Name')][Parameter(ParameterSetName = 'VMObject')][switch]$CreateFullPath,
        [Parameter(ParameterSetName = 'Name')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'Name', Mandatory = $true, Position = 2)][Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 2)][string]$DestinationPath,
        [Parameter(ParameterSetName = 'Name', Mandatory = $true)][Parameter(ParameterSetName = 'VMObject', Mandatory = $true)][object]$FileSource,
        [Parameter(ParameterSetName = 'Name')][Parameter(ParameterSetName = 'VMObject')][switch]$Force,
        [Parameter(ParameterSetName = 'Name', Mandatory = $true, Position = 0)][Alias('VMName')][string[]]$Name,
        [Parameter(ParameterSetName = 'Name', Mandatory = $true, Position = 1)][Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 1)][string]$SourcePath,
        [Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object[]]$VM,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Copy-VMFile is not simulated' }
        Invoke-SimulatedCommand -Name 'Copy-VMFile' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Dismount-VHD {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'Path')]
    param(
        [Parameter(ParameterSetName = 'Path')][Parameter(ParameterSetName = 'Disk')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'Path')][Parameter(ParameterSetName = 'Disk')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'Disk', Mandatory = $true, Position = 0)][Alias('Number')][uint32]$DiskNumber,
        [Parameter(ParameterSetName = 'Path')][Parameter(ParameterSetName = 'Disk')][switch]$Passthru,
        [Parameter(ParameterSetName = 'Path', Mandatory = $true, Position = 0)][Alias('FullName')][string[]]$Path,
        [Parameter(ParameterSetName = 'Path')][guid]$SnapshotId,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Dismount-VHD is not simulated' }
        Invoke-SimulatedCommand -Name 'Dismount-VHD' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Enable-VMIntegrationService {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'VMName')]
    param(
        [Parameter(ParameterSetName = 'VMName')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'VMName')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'VMName', Mandatory = $true, Position = 0)][Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 0)][string[]]$Name,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMIntegrationService')][Parameter(ParameterSetName = 'VMObject')][switch]$Passthru,
        [Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 1, ValueFromPipeline = $true)][object[]]$VM,
        [Parameter(ParameterSetName = 'VMIntegrationService', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object[]]$VMIntegrationService,
        [Parameter(ParameterSetName = 'VMName', Mandatory = $true, Position = 1)][string[]]$VMName,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Enable-VMIntegrationService is not simulated' }
        Invoke-SimulatedCommand -Name 'Enable-VMIntegrationService' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Get-VHD {
    [CmdletBinding(SupportsShouldProcess = $False, DefaultParameterSetName = 'Path')]
    param(
        [Parameter(ParameterSetName = 'Path')][Parameter(ParameterSetName = 'Disk')][Parameter(ParameterSetName = 'VMId')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'Path')][Parameter(ParameterSetName = 'Disk')][Parameter(ParameterSetName = 'VMId')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'Disk', Mandatory = $true, Position = 0)][Alias('Number')][uint32]$DiskNumber,
        [Parameter(ParameterSetName = 'Path', Mandatory = $true, Position = 0)][Alias('FullName')][string[]]$Path,
        [Parameter(ParameterSetName = 'VMId', Mandatory = $true, Position = 0)][Alias('Id')][guid[]]$VMId,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Get-VHD is not simulated' }
        Invoke-SimulatedCommand -Name 'Get-VHD' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Get-VM {
    [CmdletBinding(SupportsShouldProcess = $False, DefaultParameterSetName = 'Name')]
    param(
        [Parameter(ParameterSetName = 'ClusterObject', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object]$ClusterObject,
        [Parameter(ParameterSetName = 'Name')][Parameter(ParameterSetName = 'Id')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'Name')][Parameter(ParameterSetName = 'Id')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'Id', Position = 0)][guid]$Id,
        [Parameter(ParameterSetName = 'Name', Position = 0)][Alias('VMName')][string[]]$Name,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Get-VM is not simulated' }
        Invoke-SimulatedCommand -Name 'Get-VM' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Get-VMHardDiskDrive {
    [CmdletBinding(SupportsShouldProcess = $False, DefaultParameterSetName = 'VMName')]
    param(
        [Parameter(ParameterSetName = 'VMName')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMSnapshot')][Parameter(ParameterSetName = 'VMDriveController')][int]$ControllerLocation,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMSnapshot')][int]$ControllerNumber,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMSnapshot')][object]$ControllerType,
        [Parameter(ParameterSetName = 'VMName')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object[]]$VM,
        [Parameter(ParameterSetName = 'VMDriveController', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object[]]$VMDriveController,
        [Parameter(ParameterSetName = 'VMName', Mandatory = $true, Position = 0)][string[]]$VMName,
        [Parameter(ParameterSetName = 'VMSnapshot', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][Alias('VMCheckpoint')][object]$VMSnapshot,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Get-VMHardDiskDrive is not simulated' }
        Invoke-SimulatedCommand -Name 'Get-VMHardDiskDrive' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Get-VMIntegrationService {
    [CmdletBinding(SupportsShouldProcess = $False, DefaultParameterSetName = 'VMName')]
    param(
        [Parameter(ParameterSetName = 'VMName')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'VMName')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'VMName', Position = 1)][Parameter(ParameterSetName = 'VMObject', Position = 1)][Parameter(ParameterSetName = 'VMSnapshot', Position = 1)][string[]]$Name,
        [Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object[]]$VM,
        [Parameter(ParameterSetName = 'VMName', Mandatory = $true, Position = 0)][string[]]$VMName,
        [Parameter(ParameterSetName = 'VMSnapshot', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][Alias('VMCheckpoint')][object]$VMSnapshot,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Get-VMIntegrationService is not simulated' }
        Invoke-SimulatedCommand -Name 'Get-VMIntegrationService' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Get-VMNetworkAdapter {
    [CmdletBinding(SupportsShouldProcess = $False, DefaultParameterSetName = 'VMName')]
    param(
        [Parameter(ParameterSetName = 'Set3', Mandatory = $true)][switch]$All,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set2')][Parameter(ParameterSetName = 'Set3')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set2')][Parameter(ParameterSetName = 'Set3')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][bool]$IsLegacy,
        [Parameter(ParameterSetName = 'Set2', Mandatory = $true)][switch]$ManagementOS,
        [Parameter(ParameterSetName = 'VMName', Position = 1)][Parameter(ParameterSetName = 'VMObject', Position = 1)][Parameter(ParameterSetName = 'Set2', Position = 0)][Parameter(ParameterSetName = 'Set3', Position = 0)][Parameter(ParameterSetName = 'Set4', Position = 1)][Alias('VMNetworkAdapterName')][string]$Name,
        [Parameter(ParameterSetName = 'Set2')][string]$SwitchName,
        [Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object[]]$VM,
        [Parameter(ParameterSetName = 'VMName', Mandatory = $true, Position = 0)][string[]]$VMName,
        [Parameter(ParameterSetName = 'Set4', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][Alias('VMCheckpoint')][object]$VMSnapshot,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Get-VMNetworkAdapter is not simulated' }
        Invoke-SimulatedCommand -Name 'Get-VMNetworkAdapter' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Get-VMSwitch {
    [CmdletBinding(SupportsShouldProcess = $False, DefaultParameterSetName = 'Name')]
    param(
        [Parameter(ParameterSetName = 'Name')][Parameter(ParameterSetName = 'Id')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'Name')][Parameter(ParameterSetName = 'Id')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'Id', Position = 0)][Alias('SwitchId')][guid[]]$Id,
        [Parameter(ParameterSetName = 'Name', Position = 0)][Alias('SwitchName')][string]$Name,
        [Parameter(ParameterSetName = 'Name', Position = 1)][Parameter(ParameterSetName = 'Id', Position = 1)][string[]]$ResourcePoolName,
        [Parameter(ParameterSetName = 'Name')][Parameter(ParameterSetName = 'Id')][object[]]$SwitchType,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Get-VMSwitch is not simulated' }
        Invoke-SimulatedCommand -Name 'Get-VMSwitch' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Mount-VHD {
    [CmdletBinding(SupportsShouldProcess = $True)]
    param(
        [Parameter(ParameterSetName = 'Set0')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'Set0')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'Set0')][switch]$NoDriveLetter,
        [Parameter(ParameterSetName = 'Set0')][switch]$Passthru,
        [Parameter(ParameterSetName = 'Set0', Mandatory = $true, Position = 0)][Alias('FullName')][string[]]$Path,
        [Parameter(ParameterSetName = 'Set0')][switch]$ReadOnly,
        [Parameter(ParameterSetName = 'Set0')][guid]$SnapshotId,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Mount-VHD is not simulated' }
        Invoke-SimulatedCommand -Name 'Mount-VHD' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function New-VHD {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'DynamicWithoutSource')]
    param(
        [Parameter(ParameterSetName = 'DynamicWithoutSource')][Parameter(ParameterSetName = 'Differencing')][Parameter(ParameterSetName = 'Set2')][Parameter(ParameterSetName = 'Set3')][Parameter(ParameterSetName = 'Set4')][uint32]$BlockSizeBytes,
        [Parameter(ParameterSetName = 'DynamicWithoutSource')][Parameter(ParameterSetName = 'Differencing')][Parameter(ParameterSetName = 'Set2')][Parameter(ParameterSetName = 'Set3')][Parameter(ParameterSetName = 'Set4')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'DynamicWithoutSource')][Parameter(ParameterSetName = 'Differencing')][Parameter(ParameterSetName = 'Set2')][Parameter(ParameterSetName = 'Set3')][Parameter(ParameterSetName = 'Set4')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'Differencing')][switch]$Differencing,
        [Parameter(ParameterSetName = 'DynamicWithoutSource')][Parameter(ParameterSetName = 'Set4', Mandatory = $true)][switch]$Dynamic,
        [Parameter(ParameterSetName = 'Set2', Mandatory = $true)][Parameter(ParameterSetName = 'Set3', Mandatory = $true)][switch]$Fixed,
        [Parameter(ParameterSetName = 'DynamicWithoutSource')][Parameter(ParameterSetName = 'Set2')][uint32]$LogicalSectorSizeBytes,
        [Parameter(ParameterSetName = 'Differencing', Mandatory = $true, Position = 1)][string]$ParentPath,
        [Parameter(ParameterSetName = 'DynamicWithoutSource', Mandatory = $true, Position = 0)][Parameter(ParameterSetName = 'Differencing', Mandatory = $true, Position = 0)][Parameter(ParameterSetName = 'Set2', Mandatory = $true, Position = 0)][Parameter(ParameterSetName = 'Set3', Mandatory = $true, Position = 0)][Parameter(ParameterSetName = 'Set4', Mandatory = $true, Position = 0)][string[]]$Path,
        [Parameter(ParameterSetName = 'DynamicWithoutSource')][Parameter(ParameterSetName = 'Differencing')][Parameter(ParameterSetName = 'Set2')][uint32]$PhysicalSectorSizeBytes,
        [Parameter(ParameterSetName = 'DynamicWithoutSource', Mandatory = $true, Position = 1)][Parameter(ParameterSetName = 'Differencing', Position = 2)][Parameter(ParameterSetName = 'Set2', Mandatory = $true, Position = 1)][uint64]$SizeBytes,
        [Parameter(ParameterSetName = 'Set3', Mandatory = $true)][Parameter(ParameterSetName = 'Set4', Mandatory = $true)][Alias('Number')][uint32]$SourceDisk,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'New-VHD is not simulated' }
        Invoke-SimulatedCommand -Name 'New-VHD' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function New-VM {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'No VHD')]
    param(
        [Parameter(ParameterSetName = 'No VHD')][Parameter(ParameterSetName = 'New VHD')][Parameter(ParameterSetName = 'Existing VHD')][object]$BootDevice,
        [Parameter(ParameterSetName = 'No VHD')][Parameter(ParameterSetName = 'New VHD')][Parameter(ParameterSetName = 'Existing VHD')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'No VHD')][Parameter(ParameterSetName = 'New VHD')][Parameter(ParameterSetName = 'Existing VHD')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'No VHD')][Parameter(ParameterSetName = 'New VHD')][Parameter(ParameterSetName = 'Existing VHD')][switch]$Experimental,
        [Parameter(ParameterSetName = 'No VHD')][Parameter(ParameterSetName = 'New VHD')][Parameter(ParameterSetName = 'Existing VHD')][switch]$Force,
        [Parameter(ParameterSetName = 'No VHD', Position = 2)][Parameter(ParameterSetName = 'New VHD', Position = 2)][Parameter(ParameterSetName = 'Existing VHD', Position = 2)][int16]$Generation,
        [Parameter(ParameterSetName = 'No VHD', Position = 1)][Parameter(ParameterSetName = 'New VHD', Position = 1)][Parameter(ParameterSetName = 'Existing VHD', Position = 1)][long]$MemoryStartupBytes,
        [Parameter(ParameterSetName = 'No VHD', Position = 0)][Parameter(ParameterSetName = 'New VHD', Position = 0)][Parameter(ParameterSetName = 'Existing VHD', Position = 0)][Alias('VMName')][string]$Name,
        [Parameter(ParameterSetName = 'New VHD', Mandatory = $true)][string]$NewVHDPath,
        [Parameter(ParameterSetName = 'New VHD', Mandatory = $true)][uint64]$NewVHDSizeBytes,
        [Parameter(ParameterSetName = 'No VHD')][switch]$NoVHD,
        [Parameter(ParameterSetName = 'No VHD')][Parameter(ParameterSetName = 'New VHD')][Parameter(ParameterSetName = 'Existing VHD')][string]$Path,
        [Parameter(ParameterSetName = 'No VHD')][Parameter(ParameterSetName = 'New VHD')][Parameter(ParameterSetName = 'Existing VHD')][switch]$Prerelease,
        [Parameter(ParameterSetName = 'No VHD')][Parameter(ParameterSetName = 'New VHD')][Parameter(ParameterSetName = 'Existing VHD')][string]$SwitchName,
        [Parameter(ParameterSetName = 'No VHD')][Parameter(ParameterSetName = 'New VHD')][Parameter(ParameterSetName = 'Existing VHD')][version]$Version,
        [Parameter(ParameterSetName = 'Existing VHD', Mandatory = $true)][string]$VHDPath,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'New-VM is not simulated' }
        Invoke-SimulatedCommand -Name 'New-VM' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Remove-VM {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'Name')]
    param(
        [Parameter(ParameterSetName = 'Name')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'Name')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'Name')][Parameter(ParameterSetName = 'VMObject')][switch]$Force,
        [Parameter(ParameterSetName = 'Name', Mandatory = $true, Position = 0)][Alias('VMName')][string[]]$Name,
        [Parameter(ParameterSetName = 'Name')][Parameter(ParameterSetName = 'VMObject')][switch]$Passthru,
        [Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object[]]$VM,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Remove-VM is not simulated' }
        Invoke-SimulatedCommand -Name 'Remove-VM' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Rename-VM {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'Name')]
    param(
        [Parameter(ParameterSetName = 'Name')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'Name')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'Name', Mandatory = $true, Position = 0)][Alias('VMName')][string[]]$Name,
        [Parameter(ParameterSetName = 'Name', Mandatory = $true, Position = 1)][Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 1)][string]$NewName,
        [Parameter(ParameterSetName = 'Name')][Parameter(ParameterSetName = 'VMObject')][switch]$Passthru,
        [Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object[]]$VM,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Rename-VM is not simulated' }
        Invoke-SimulatedCommand -Name 'Rename-VM' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Resume-VM {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'Name')]
    param(
        [Parameter(ParameterSetName = 'Name')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'Name')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'Name', Mandatory = $true, Position = 0)][Alias('VMName')][string[]]$Name,
        [Parameter(ParameterSetName = 'Name')][Parameter(ParameterSetName = 'VMObject')][switch]$Passthru,
        [Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object[]]$VM,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Resume-VM is not simulated' }
        Invoke-SimulatedCommand -Name 'Resume-VM' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Set-VM {
    [CmdletBinding(SupportsShouldProcess = $True)]
    param(
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][switch]$AllowUnverifiedPaths,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][object]$AutomaticCriticalErrorAction,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][int]$AutomaticCriticalErrorActionTimeout,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][object]$AutomaticStartAction,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][int]$AutomaticStartDelay,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][object]$AutomaticStopAction,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][object]$CheckpointType,
        [Parameter(ParameterSetName = 'Set0')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'Set0')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][switch]$DynamicMemory,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][bool]$GuestControlledCacheTypes,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][uint64]$HighMemoryMappedIoSpace,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][object]$LockOnDisconnect,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][uint32]$LowMemoryMappedIoSpace,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][long]$MemoryMaximumBytes,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][long]$MemoryMinimumBytes,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][long]$MemoryStartupBytes,
        [Parameter(ParameterSetName = 'Set0', Mandatory = $true, Position = 0)][Alias('VMName')][string[]]$Name,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][string]$NewVMName,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][string]$Notes,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][switch]$Passthru,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][long]$ProcessorCount,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][string]$SmartPagingFilePath,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][string]$SnapshotFileLocation,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][switch]$StaticMemory,
        [Parameter(ParameterSetName = 'Set1', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object[]]$VM,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Set-VM is not simulated' }
        Invoke-SimulatedCommand -Name 'Set-VM' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Set-VMFirmware {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'VMName')]
    param(
        [Parameter(ParameterSetName = 'VMName', ValueFromPipeline = $true)][Parameter(ParameterSetName = 'VMObject', ValueFromPipeline = $true)][Parameter(ParameterSetName = 'VMFirmware', ValueFromPipeline = $true)][object[]]$BootOrder,
        [Parameter(ParameterSetName = 'VMName')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMFirmware')][object]$ConsoleMode,
        [Parameter(ParameterSetName = 'VMName')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMFirmware')][object]$EnableSecureBoot,
        [Parameter(ParameterSetName = 'VMName', ValueFromPipeline = $true)][Parameter(ParameterSetName = 'VMObject', ValueFromPipeline = $true)][Parameter(ParameterSetName = 'VMFirmware', ValueFromPipeline = $true)][object]$FirstBootDevice,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMFirmware')][switch]$Passthru,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMFirmware')][object]$PauseAfterBootFailure,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMFirmware')][object]$PreferredNetworkBootProtocol,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMFirmware')][string]$SecureBootTemplate,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'VMObject')][Parameter(ParameterSetName = 'VMFirmware')][guid]$SecureBootTemplateId,
        [Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object[]]$VM,
        [Parameter(ParameterSetName = 'VMFirmware', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object[]]$VMFirmware,
        [Parameter(ParameterSetName = 'VMName', Mandatory = $true, Position = 0)][string[]]$VMName,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Set-VMFirmware is not simulated' }
        Invoke-SimulatedCommand -Name 'Set-VMFirmware' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Set-VMNetworkAdapter {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'VMName')]
    param(
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][object]$AllowTeaming,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][object]$DeviceNaming,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][object]$DhcpGuard,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][uint32]$DynamicIPAddressLimit,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][switch]$DynamicMacAddress,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][object]$FixSpeed10G,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][object]$IeeePriorityTag,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][object]$IovInterruptModeration,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][uint32]$IovQueuePairsRequested,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][uint32]$IovWeight,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][uint32]$IPsecOffloadMaximumSecurityAssociation,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][object]$MacAddressSpoofing,
        [Parameter(ParameterSetName = 'Set1', Mandatory = $true)][switch]$ManagementOS,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][string[]]$MandatoryFeatureId,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][long]$MaximumBandwidth,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][long]$MinimumBandwidthAbsolute,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][uint32]$MinimumBandwidthWeight,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'VMObject')][Alias('VMNetworkAdapterName')][string]$Name,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][bool]$NotMonitoredInCluster,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][uint32]$PacketDirectModerationCount,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][uint32]$PacketDirectModerationInterval,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][uint32]$PacketDirectNumProcs,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][switch]$Passthru,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][object]$PortMirroring,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][string]$ResourcePoolName,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][object]$RouterGuard,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][string]$StaticMacAddress,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][uint32]$StormLimit,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][string]$TestReplicaPoolName,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][string]$TestReplicaSwitchName,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][uint32]$VirtualSubnetId,
        [Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object]$VM,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][bool]$VmmqEnabled,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][uint32]$VmmqQueuePairs,
        [Parameter(ParameterSetName = 'VMName', Mandatory = $true, Position = 0)][string]$VMName,
        [Parameter(ParameterSetName = 'ResourceObject', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object]$VMNetworkAdapter,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][uint32]$VmqWeight,
        [Parameter(ParameterSetName = 'VMName')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'ResourceObject')][Parameter(ParameterSetName = 'VMObject')][bool]$VrssEnabled,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Set-VMNetworkAdapter is not simulated' }
        Invoke-SimulatedCommand -Name 'Set-VMNetworkAdapter' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Start-VM {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'Name')]
    param(
        [Parameter(ParameterSetName = 'Name')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'Name')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'Name', Mandatory = $true, Position = 0)][Alias('VMName')][string[]]$Name,
        [Parameter(ParameterSetName = 'Name')][Parameter(ParameterSetName = 'VMObject')][switch]$Passthru,
        [Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object[]]$VM,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Start-VM is not simulated' }
        Invoke-SimulatedCommand -Name 'Start-VM' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Stop-VM {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'Name')]
    param(
        [Parameter(ParameterSetName = 'Name')][string[]]$ComputerName,
        [Parameter(ParameterSetName = 'Name')][pscredential[]]$Credential,
        [Parameter(ParameterSetName = 'Name')][Parameter(ParameterSetName = 'VMObject')][switch]$Force,
        [Parameter(ParameterSetName = 'Name', Mandatory = $true, Position = 0)][Alias('VMName')][string[]]$Name,
        [Parameter(ParameterSetName = 'Name')][Parameter(ParameterSetName = 'VMObject')][switch]$Passthru,
        [Parameter(ParameterSetName = 'Name')][Parameter(ParameterSetName = 'VMObject')][switch]$Save,
        [Parameter(ParameterSetName = 'Name')][Parameter(ParameterSetName = 'VMObject')][switch]$TurnOff,
        [Parameter(ParameterSetName = 'VMObject', Mandatory = $true, Position = 0, ValueFromPipeline = $true)][object[]]$VM,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Stop-VM is not simulated' }
        Invoke-SimulatedCommand -Name 'Stop-VM' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}
