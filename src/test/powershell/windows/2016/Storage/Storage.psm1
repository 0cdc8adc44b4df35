function Add-PartitionAccessPath {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'ByUniqueId')]
    param(
        [Parameter(ParameterSetName = 'ById', Position = 0)][Parameter(ParameterSetName = 'ByNumber', Position = 2)][Parameter(ParameterSetName = 'ByDriveLetter', Position = 0)][Parameter(ParameterSetName = 'InputObject (cdxml)', Position = 0)][string]$AccessPath,
        [Parameter(ParameterSetName = 'ById')][Parameter(ParameterSetName = 'ByNumber')][Parameter(ParameterSetName = 'ByDriveLetter')][Parameter(ParameterSetName = 'InputObject (cdxml)')][switch]$AssignDriveLetter,
        [Parameter(ParameterSetName = 'ById', Mandatory = $true)][string[]]$DiskId,
        [Parameter(ParameterSetName = 'ByNumber', Mandatory = $true, Position = 0)][uint32[]]$DiskNumber,
        [Parameter(ParameterSetName = 'ByDriveLetter', Mandatory = $true)][char[]]$DriveLetter,
        [Parameter(ParameterSetName = 'InputObject (cdxml)', Mandatory = $true, ValueFromPipeline = $true)][object[]]$InputObject,
        [Parameter(ParameterSetName = 'ById', Mandatory = $true)][uint64[]]$Offset,
        [Parameter(ParameterSetName = 'ByNumber', Mandatory = $true, Position = 1)][Alias('Number')][uint32[]]$PartitionNumber,
        [Parameter(ParameterSetName = 'ById')][Parameter(ParameterSetName = 'ByNumber')][Parameter(ParameterSetName = 'ByDriveLetter')][Parameter(ParameterSetName = 'InputObject (cdxml)')][switch]$PassThru,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession,
        [Parameter()][int]$ThrottleLimit
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Add-PartitionAccessPath is not simulated' }
        Invoke-SimulatedCommand -Name 'Add-PartitionAccessPath' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Dismount-DiskImage {
    [CmdletBinding(SupportsShouldProcess = $True)]
    param(
        [Parameter(ParameterSetName = 'Set1', Mandatory = $true)][string[]]$DevicePath,
        [Parameter(ParameterSetName = 'Set0', Mandatory = $true, Position = 0)][string[]]$ImagePath,
        [Parameter(ParameterSetName = 'Set2', Mandatory = $true, ValueFromPipeline = $true)][object[]]$InputObject,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][Parameter(ParameterSetName = 'Set2')][switch]$PassThru,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Set1')][object]$StorageType,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession,
        [Parameter()][int]$ThrottleLimit
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Dismount-DiskImage is not simulated' }
        Invoke-SimulatedCommand -Name 'Dismount-DiskImage' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Format-Volume {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'ByDriveLetter')]
    param(
        [Parameter(ParameterSetName = 'ByDriveLetter')][Parameter(ParameterSetName = 'ById')][Parameter(ParameterSetName = 'ByPaths')][Parameter(ParameterSetName = 'ByLabel')][Parameter(ParameterSetName = 'ByPartition')][Parameter(ParameterSetName = 'InputObject (cdxml)')][Alias('ClusterSize')][uint32]$AllocationUnitSize,
        [Parameter(ParameterSetName = 'ByDriveLetter')][Parameter(ParameterSetName = 'ById')][Parameter(ParameterSetName = 'ByPaths')][Parameter(ParameterSetName = 'ByLabel')][Parameter(ParameterSetName = 'ByPartition')][Parameter(ParameterSetName = 'InputObject (cdxml)')][switch]$Compress,
        [Parameter(ParameterSetName = 'ByDriveLetter')][Parameter(ParameterSetName = 'ById')][Parameter(ParameterSetName = 'ByPaths')][Parameter(ParameterSetName = 'ByLabel')][Parameter(ParameterSetName = 'ByPartition')][Parameter(ParameterSetName = 'InputObject (cdxml)')][switch]$DisableHeatGathering,
        [Parameter(ParameterSetName = 'ByDriveLetter', Mandatory = $true, Position = 0)][char[]]$DriveLetter,
        [Parameter(ParameterSetName = 'ByDriveLetter')][Parameter(ParameterSetName = 'ById')][Parameter(ParameterSetName = 'ByPaths')][Parameter(ParameterSetName = 'ByLabel')][Parameter(ParameterSetName = 'ByPartition')][Parameter(ParameterSetName = 'InputObject (cdxml)')][string]$FileSystem,
        [Parameter(ParameterSetName = 'ByLabel', Mandatory = $true)][Alias('FriendlyName')][string[]]$FileSystemLabel,
        [Parameter(ParameterSetName = 'ByDriveLetter')][Parameter(ParameterSetName = 'ById')][Parameter(ParameterSetName = 'ByPaths')][Parameter(ParameterSetName = 'ByLabel')][Parameter(ParameterSetName = 'ByPartition')][Parameter(ParameterSetName = 'InputObject (cdxml)')][switch]$Force,
        [Parameter(ParameterSetName = 'ByDriveLetter')][Parameter(ParameterSetName = 'ById')][Parameter(ParameterSetName = 'ByPaths')][Parameter(ParameterSetName = 'ByLabel')][Parameter(ParameterSetName = 'ByPartition')][Parameter(ParameterSetName = 'InputObject (cdxml)')][switch]$Full,
        [Parameter(ParameterSetName = 'InputObject (cdxml)', Mandatory = $true, ValueFromPipeline = $true)][object[]]$InputObject,
        [Parameter(ParameterSetName = 'ByDriveLetter')][Parameter(ParameterSetName = 'ById')][Parameter(ParameterSetName = 'ByPaths')][Parameter(ParameterSetName = 'ByLabel')][Parameter(ParameterSetName = 'ByPartition')][Parameter(ParameterSetName = 'InputObject (cdxml)')][bool]$IsDAX,
        [Parameter(ParameterSetName = 'ByDriveLetter')][Parameter(ParameterSetName = 'ById')][Parameter(ParameterSetName = 'ByPaths')][Parameter(ParameterSetName = 'ByLabel')][Parameter(ParameterSetName = 'ByPartition')][Parameter(ParameterSetName = 'InputObject (cdxml)')][Alias('NewFriendlyName')][string]$NewFileSystemLabel,
        [Parameter(ParameterSetName = 'ById', Mandatory = $true)][Alias('Id')][string[]]$ObjectId,
        [Parameter(ParameterSetName = 'ByPartition', ValueFromPipeline = $true)][object]$Partition,
        [Parameter(ParameterSetName = 'ByPaths', Mandatory = $true)][string[]]$Path,
        [Parameter(ParameterSetName = 'ByDriveLetter')][Parameter(ParameterSetName = 'ById')][Parameter(ParameterSetName = 'ByPaths')][Parameter(ParameterSetName = 'ByLabel')][Parameter(ParameterSetName = 'ByPartition')][Parameter(ParameterSetName = 'InputObject (cdxml)')][bool]$SetIntegrityStreams,
        [Parameter(ParameterSetName = 'ByDriveLetter')][Parameter(ParameterSetName = 'ById')][Parameter(ParameterSetName = 'ByPaths')][Parameter(ParameterSetName = 'ByLabel')][Parameter(ParameterSetName = 'ByPartition')][Parameter(ParameterSetName = 'InputObject (cdxml)')][bool]$ShortFileNameSupport,
        [Parameter(ParameterSetName = 'ByDriveLetter')][Parameter(ParameterSetName = 'ById')][Parameter(ParameterSetName = 'ByPaths')][Parameter(ParameterSetName = 'ByLabel')][Parameter(ParameterSetName = 'ByPartition')][Parameter(ParameterSetName = 'InputObject (cdxml)')][switch]$UseLargeFRS,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession,
        [Parameter()][int]$ThrottleLimit
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Format-Volume is not simulated' }
        Invoke-SimulatedCommand -Name 'Format-Volume' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Get-Disk {
    [CmdletBinding(SupportsShouldProcess = $False, DefaultParameterSetName = 'ByNumber')]
    param(
        [Parameter(ParameterSetName = 'ByName')][string[]]$FriendlyName,
        [Parameter(ParameterSetName = 'ByiSCSIConnection', ValueFromPipeline = $true)][object]$iSCSIConnection,
        [Parameter(ParameterSetName = 'ByiSCSISession', ValueFromPipeline = $true)][object]$iSCSISession,
        [Parameter(ParameterSetName = 'ByNumber', Position = 0)][Alias('DeviceId')][uint32[]]$Number,
        [Parameter(ParameterSetName = 'ByPartition', ValueFromPipeline = $true)][object]$Partition,
        [Parameter(ParameterSetName = 'ByPath')][string[]]$Path,
        [Parameter(ParameterSetName = 'ByName')][string[]]$SerialNumber,
        [Parameter(ParameterSetName = 'ByStorageJob', ValueFromPipeline = $true)][object]$StorageJob,
        [Parameter(ParameterSetName = 'ByStorageNode', ValueFromPipeline = $true)][object]$StorageNode,
        [Parameter(ParameterSetName = 'ByStorageSubSystem', ValueFromPipeline = $true)][object]$StorageSubSystem,
        [Parameter(ParameterSetName = 'ByUniqueId')][Alias('Id')][string[]]$UniqueId,
        [Parameter(ParameterSetName = 'ByVirtualDisk', ValueFromPipeline = $true)][object]$VirtualDisk,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession,
        [Parameter()][int]$ThrottleLimit
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Get-Disk is not simulated' }
        Invoke-SimulatedCommand -Name 'Get-Disk' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Get-DiskImage {
    [CmdletBinding(SupportsShouldProcess = $False, DefaultParameterSetName = 'ByImagePath')]
    param(
        [Parameter(ParameterSetName = 'ByDevicePath', Mandatory = $true)][string[]]$DevicePath,
        [Parameter(ParameterSetName = 'ByImagePath', Mandatory = $true, Position = 0)][string[]]$ImagePath,
        [Parameter(ParameterSetName = 'ByImagePath')][Parameter(ParameterSetName = 'ByVolume')][Parameter(ParameterSetName = 'ByDevicePath')][object]$StorageType,
        [Parameter(ParameterSetName = 'ByVolume', ValueFromPipeline = $true)][object]$Volume,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession,
        [Parameter()][int]$ThrottleLimit
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Get-DiskImage is not simulated' }
        Invoke-SimulatedCommand -Name 'Get-DiskImage' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Get-Partition {
    [CmdletBinding(SupportsShouldProcess = $False, DefaultParameterSetName = 'ByUniqueId')]
    param(
        [Parameter(ParameterSetName = 'ByDisk', ValueFromPipeline = $true)][object]$Disk,
        [Parameter(ParameterSetName = 'ById', Mandatory = $true)][Alias('DiskPath')][string[]]$DiskId,
        [Parameter(ParameterSetName = 'ByNumber', Position = 0)][uint32[]]$DiskNumber,
        [Parameter(ParameterSetName = 'ByDriveLetter')][char[]]$DriveLetter,
        [Parameter(ParameterSetName = 'ById')][uint64[]]$Offset,
        [Parameter(ParameterSetName = 'ByNumber', Position = 1)][Alias('Number')][uint32[]]$PartitionNumber,
        [Parameter(ParameterSetName = 'ByStorageSubSystem', ValueFromPipeline = $true)][object]$StorageSubSystem,
        [Parameter(ParameterSetName = 'ByUniqueId')][string[]]$UniqueId,
        [Parameter(ParameterSetName = 'ByVolume', ValueFromPipeline = $true)][object]$Volume,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession,
        [Parameter()][int]$ThrottleLimit
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Get-Partition is not simulated' }
        Invoke-SimulatedCommand -Name 'Get-Partition' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Get-Volume {
    [CmdletBinding(SupportsShouldProcess = $False, DefaultParameterSetName = 'ByDriveLetter')]
    param(
        [Parameter(ParameterSetName = 'ByDiskImage', ValueFromPipeline = $true)][object]$DiskImage,
        [Parameter(ParameterSetName = 'ByDriveLetter', Position = 0)][char[]]$DriveLetter,
        [Parameter(ParameterSetName = 'ByFilePath')][Alias('FullName')][string]$FilePath,
        [Parameter(ParameterSetName = 'ByFileShare', ValueFromPipeline = $true)][object]$FileShare,
        [Parameter(ParameterSetName = 'ByLabel')][Alias('FriendlyName')][string[]]$FileSystemLabel,
        [Parameter(ParameterSetName = 'ById')][Alias('Id')][string[]]$ObjectId,
        [Parameter(ParameterSetName = 'ByPartition', ValueFromPipeline = $true)][object]$Partition,
        [Parameter(ParameterSetName = 'ByPaths')][string[]]$Path,
        [Parameter(ParameterSetName = 'ByStorageFileServer', ValueFromPipeline = $true)][object]$StorageFileServer,
        [Parameter(ParameterSetName = 'ByStorageJob', ValueFromPipeline = $true)][object]$StorageJob,
        [Parameter(ParameterSetName = 'ByStorageNode', ValueFromPipeline = $true)][object]$StorageNode,
        [Parameter(ParameterSetName = 'ByStoragePool', ValueFromPipeline = $true)][object]$StoragePool,
        [Parameter(ParameterSetName = 'ByStorageSubSystem', ValueFromPipeline = $true)][object]$StorageSubSystem,
        [Parameter(ParameterSetName = 'ByUniqueId')][string[]]$UniqueId,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession,
        [Parameter()][int]$ThrottleLimit
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Get-Volume is not simulated' }
        Invoke-SimulatedCommand -Name 'Get-Volume' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Initialize-Disk {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'ByNumber')]
    param(
        [Parameter(ParameterSetName = 'ByName')][string[]]$FriendlyName,
        [Parameter(ParameterSetName = 'InputObject (cdxml)', Mandatory = $true, ValueFromPipeline = $true)][object[]]$InputObject,
        [Parameter(ParameterSetName = 'ByNumber', Mandatory = $true, Position = 0)][uint32[]]$Number,
        [Parameter(ParameterSetName = 'ByNumber')][Parameter(ParameterSetName = 'ByUniqueId')][Parameter(ParameterSetName = 'ByName')][Parameter(ParameterSetName = 'ByPath')][Parameter(ParameterSetName = 'ByVirtualDisk')][Parameter(ParameterSetName = 'InputObject (cdxml)')][object]$PartitionStyle,
        [Parameter(ParameterSetName = 'ByNumber')][Parameter(ParameterSetName = 'ByUniqueId')][Parameter(ParameterSetName = 'ByName')][Parameter(ParameterSetName = 'ByPath')][Parameter(ParameterSetName = 'ByVirtualDisk')][Parameter(ParameterSetName = 'InputObject (cdxml)')][switch]$PassThru,
        [Parameter(ParameterSetName = 'ByPath', Mandatory = $true)][string[]]$Path,
        [Parameter(ParameterSetName = 'ByUniqueId', Mandatory = $true)][Alias('Id')][string[]]$UniqueId,
        [Parameter(ParameterSetName = 'ByVirtualDisk', ValueFromPipeline = $true)][object]$VirtualDisk,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession,
        [Parameter()][int]$ThrottleLimit
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Initialize-Disk is not simulated' }
        Invoke-SimulatedCommand -Name 'Initialize-Disk' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Mount-DiskImage {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'ByImagePath')]
    param(
        [Parameter(ParameterSetName = 'ByImagePath')][Parameter(ParameterSetName = 'InputObject (cdxml)')][object]$Access,
        [Parameter(ParameterSetName = 'ByImagePath', Mandatory = $true, Position = 0)][string[]]$ImagePath,
        [Parameter(ParameterSetName = 'InputObject (cdxml)', Mandatory = $true, ValueFromPipeline = $true)][object[]]$InputObject,
        [Parameter(ParameterSetName = 'ByImagePath')][Parameter(ParameterSetName = 'InputObject (cdxml)')][switch]$NoDriveLetter,
        [Parameter(ParameterSetName = 'ByImagePath')][Parameter(ParameterSetName = 'InputObject (cdxml)')][switch]$PassThru,
        [Parameter(ParameterSetName = 'ByImagePath')][object]$StorageType,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession,
        [Parameter()][int]$ThrottleLimit
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Mount-DiskImage is not simulated' }
        Invoke-SimulatedCommand -Name 'Mount-DiskImage' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function New-Partition {
    [CmdletBinding(SupportsShouldProcess = $False, DefaultParameterSetName = 'ByNumber')]
    param(
        [Parameter(ParameterSetName = 'ByNumber')][Parameter(ParameterSetName = 'ByUniqueId')][Parameter(ParameterSetName = 'ByPath')][Parameter(ParameterSetName = 'InputObject (cdxml)')][uint32]$Alignment,
        [Parameter(ParameterSetName = 'ByNumber')][Parameter(ParameterSetName = 'ByUniqueId')][Parameter(ParameterSetName = 'ByPath')][Parameter(ParameterSetName = 'InputObject (cdxml)')][switch]$AssignDriveLetter,
        [Parameter(ParameterSetName = 'ByUniqueId', Mandatory = $true)][Alias('Id')][string[]]$DiskId,
        [Parameter(ParameterSetName = 'ByNumber', Mandatory = $true, Position = 0)][uint32[]]$DiskNumber,
        [Parameter(ParameterSetName = 'ByPath', Mandatory = $true)][string[]]$DiskPath,
        [Parameter(ParameterSetName = 'ByNumber')][Parameter(ParameterSetName = 'ByUniqueId')][Parameter(ParameterSetName = 'ByPath')][Parameter(ParameterSetName = 'InputObject (cdxml)')][Alias('NewDriveLetter')][char]$DriveLetter,
        [Parameter(ParameterSetName = 'ByNumber')][Parameter(ParameterSetName = 'ByUniqueId')][Parameter(ParameterSetName = 'ByPath')][Parameter(ParameterSetName = 'InputObject (cdxml)')][string]$GptType,
        [Parameter(ParameterSetName = 'InputObject (cdxml)', Mandatory = $true, ValueFromPipeline = $true)][object[]]$InputObject,
        [Parameter(ParameterSetName = 'ByNumber')][Parameter(ParameterSetName = 'ByUniqueId')][Parameter(ParameterSetName = 'ByPath')][Parameter(ParameterSetName = 'InputObject (cdxml)')][switch]$IsActive,
        [Parameter(ParameterSetName = 'ByNumber')][Parameter(ParameterSetName = 'ByUniqueId')][Parameter(ParameterSetName = 'ByPath')][Parameter(ParameterSetName = 'InputObject (cdxml)')][switch]$IsHidden,
        [Parameter(ParameterSetName = 'ByNumber')][Parameter(ParameterSetName = 'ByUniqueId')][Parameter(ParameterSetName = 'ByPath')][Parameter(ParameterSetName = 'InputObject (cdxml)')][object]$MbrType,
        [Parameter(ParameterSetName = 'ByNumber')][Parameter(ParameterSetName = 'ByUniqueId')][Parameter(ParameterSetName = 'ByPath')][Parameter(ParameterSetName = 'InputObject (cdxml)')][uint64]$Offset,
        [Parameter(ParameterSetName = 'ByNumber')][Parameter(ParameterSetName = 'ByUniqueId')][Parameter(ParameterSetName = 'ByPath')][Parameter(ParameterSetName = 'InputObject (cdxml)')][uint64]$Size,
        [Parameter(ParameterSetName = 'ByNumber')][Parameter(ParameterSetName = 'ByUniqueId')][Parameter(ParameterSetName = 'ByPath')][Parameter(ParameterSetName = 'InputObject (cdxml)')][switch]$UseMaximumSize,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession,
        [Parameter()][int]$ThrottleLimit
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'New-Partition is not simulated' }
        Invoke-SimulatedCommand -Name 'New-Partition' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Remove-PartitionAccessPath {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'ByUniqueId')]
    param(
        [Parameter(ParameterSetName = 'ById', Position = 0)][Parameter(ParameterSetName = 'ByNumber', Position = 2)][Parameter(ParameterSetName = 'ByDriveLetter', Position = 0)][Parameter(ParameterSetName = 'InputObject (cdxml)', Position = 0)][string]$AccessPath,
        [Parameter(ParameterSetName = 'ById', Mandatory = $true)][string[]]$DiskId,
        [Parameter(ParameterSetName = 'ByNumber', Mandatory = $true, Position = 0)][uint32[]]$DiskNumber,
        [Parameter(ParameterSetName = 'ByDriveLetter', Mandatory = $true)][char[]]$DriveLetter,
        [Parameter(ParameterSetName = 'InputObject (cdxml)', Mandatory = $true, ValueFromPipeline = $true)][object[]]$InputObject,
        [Parameter(ParameterSetName = 'ById', Mandatory = $true)][uint64[]]$Offset,
        [Parameter(ParameterSetName = 'ByNumber', Mandatory = $true, Position = 1)][Alias('Number')][uint32[]]$PartitionNumber,
        [Parameter(ParameterSetName = 'ById')][Parameter(ParameterSetName = 'ByNumber')][Parameter(ParameterSetName = 'ByDriveLetter')][Parameter(ParameterSetName = 'InputObject (cdxml)')][switch]$PassThru,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession,
        [Parameter()][int]$ThrottleLimit
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Remove-PartitionAccessPath is not simulated' }
        Invoke-SimulatedCommand -Name 'Remove-PartitionAccessPath' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Set-Disk {
    [CmdletBinding(SupportsShouldProcess = $False, DefaultParameterSetName = 'ByNumberAttributes')]
    param(
        [Parameter(ParameterSetName = 'ByNumberAttributes')][Parameter(ParameterSetName = 'ByObjectAttributes')][Parameter(ParameterSetName = 'ByIdAttributes')][Parameter(ParameterSetName = 'ByPathAttributes')][string]$Guid,
        [Parameter(ParameterSetName = 'ByObjectAttributes', Mandatory = $true, ValueFromPipeline = $true)][Parameter(ParameterSetName = 'ByObject', Mandatory = $true, ValueFromPipeline = $true)][Parameter(ParameterSetName = 'ByObjectConvertStyle', Mandatory = $true, ValueFromPipeline = $true)][object[]]$InputObject,
        [Parameter(ParameterSetName = 'ByObject')][Parameter(ParameterSetName = 'ById')][Parameter(ParameterSetName = 'ByPath')][Parameter(ParameterSetName = 'ByNumber')][bool]$IsOffline,
        [Parameter(ParameterSetName = 'ByNumberAttributes')][Parameter(ParameterSetName = 'ByObjectAttributes')][Parameter(ParameterSetName = 'ByIdAttributes')][Parameter(ParameterSetName = 'ByPathAttributes')][bool]$IsReadOnly,
        [Parameter(ParameterSetName = 'ByNumberAttributes', Mandatory = $true, Position = 0)][Parameter(ParameterSetName = 'ByNumberConvertStyle', Mandatory = $true, Position = 0)][Parameter(ParameterSetName = 'ByNumber', Mandatory = $true, Position = 0)][uint32]$Number,
        [Parameter(ParameterSetName = 'ByObjectConvertStyle')][Parameter(ParameterSetName = 'ByNumberConvertStyle')][Parameter(ParameterSetName = 'ByPathConvertStyle')][Parameter(ParameterSetName = 'ByIdConvertStyle')][object]$PartitionStyle,
        [Parameter(ParameterSetName = 'ByPathConvertStyle', Mandatory = $true)][Parameter(ParameterSetName = 'ByPathAttributes', Mandatory = $true)][Parameter(ParameterSetName = 'ByPath', Mandatory = $true)][string]$Path,
        [Parameter(ParameterSetName = 'ByNumberAttributes')][Parameter(ParameterSetName = 'ByObjectAttributes')][Parameter(ParameterSetName = 'ByIdAttributes')][Parameter(ParameterSetName = 'ByPathAttributes')][uint32]$Signature,
        [Parameter(ParameterSetName = 'ByIdConvertStyle', Mandatory = $true)][Parameter(ParameterSetName = 'ByIdAttributes', Mandatory = $true)][Parameter(ParameterSetName = 'ById', Mandatory = $true)][string]$UniqueId,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession,
        [Parameter()][int]$ThrottleLimit
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Set-Disk is not simulated' }
        Invoke-SimulatedCommand -Name 'Set-Disk' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Set-Partition {
    [CmdletBinding(SupportsShouldProcess = $True, DefaultParameterSetName = 'ByNumberAttributes')]
    param(
        [Parameter(ParameterSetName = 'ByIdAttributes', Mandatory = $true)][Parameter(ParameterSetName = 'ByIdAccessPath', Mandatory = $true)][Parameter(ParameterSetName = 'ById', Mandatory = $true)][string]$DiskId,
        [Parameter(ParameterSetName = 'ByNumberAttributes', Mandatory = $true, Position = 0)][Parameter(ParameterSetName = 'ByNumberAccessPath', Mandatory = $true, Position = 0)][Parameter(ParameterSetName = 'ByNumber', Mandatory = $true, Position = 0)][uint32]$DiskNumber,
        [Parameter(ParameterSetName = 'ByDriveLetterAttributes', Mandatory = $true)][Parameter(ParameterSetName = 'ByDriveLetterAccessPath', Mandatory = $true)][Parameter(ParameterSetName = 'ByDriveLetter', Mandatory = $true)][char]$DriveLetter,
        [Parameter(ParameterSetName = 'ByNumberAttributes')][Parameter(ParameterSetName = 'ByObjectAttributes')][Parameter(ParameterSetName = 'ByDriveLetterAttributes')][Parameter(ParameterSetName = 'ByIdAttributes')][string]$GptType,
        [Parameter(ParameterSetName = 'ByObjectAccessPath', Mandatory = $true, ValueFromPipeline = $true)][Parameter(ParameterSetName = 'ByObject', Mandatory = $true, ValueFromPipeline = $true)][Parameter(ParameterSetName = 'ByObjectAttributes', Mandatory = $true, ValueFromPipeline = $true)][object[]]$InputObject,
        [Parameter(ParameterSetName = 'ByNumberAttributes')][Parameter(ParameterSetName = 'ByObjectAttributes')][Parameter(ParameterSetName = 'ByDriveLetterAttributes')][Parameter(ParameterSetName = 'ByIdAttributes')][bool]$IsActive,
        [Parameter(ParameterSetName = 'ByNumberAttributes')][Parameter(ParameterSetName = 'ByObjectAttributes')][Parameter(ParameterSetName = 'ByDriveLetterAttributes')][Parameter(ParameterSetName = 'ByIdAttributes')][bool]$IsDAX,
        [Parameter(ParameterSetName = 'ByNumberAttributes')][Parameter(ParameterSetName = 'ByObjectAttributes')][Parameter(ParameterSetName = 'ByDriveLetterAttributes')][Parameter(ParameterSetName = 'ByIdAttributes')][bool]$IsHidden,
        [Parameter(ParameterSetName = 'ByObject')][Parameter(ParameterSetName = 'ById')][Parameter(ParameterSetName = 'ByDriveLetter')][Parameter(ParameterSetName = 'ByNumber')][bool]$IsOffline,
        [Parameter(ParameterSetName = 'ByNumberAttributes')][Parameter(ParameterSetName = 'ByObjectAttributes')][Parameter(ParameterSetName = 'ByDriveLetterAttributes')][Parameter(ParameterSetName = 'ByIdAttributes')][bool]$IsReadOnly,
        [Parameter(ParameterSetName = 'ByNumberAttributes')][Parameter(ParameterSetName = 'ByObjectAttributes')][Parameter(ParameterSetName = 'ByDriveLetterAttributes')][Parameter(ParameterSetName = 'ByIdAttributes')][bool]$IsShadowCopy,
        [Parameter(ParameterSetName = 'ByNumberAttributes')][Parameter(ParameterSetName = 'ByObjectAttributes')][Parameter(ParameterSetName = 'ByDriveLetterAttributes')][Parameter(ParameterSetName = 'ByIdAttributes')][uint16]$MbrType,
        [Parameter(ParameterSetName = 'ByObjectAccessPath')][Parameter(ParameterSetName = 'ByIdAccessPath')][Parameter(ParameterSetName = 'ByDriveLetterAccessPath')][Parameter(ParameterSetName = 'ByNumberAccessPath')][char]$NewDriveLetter,
        [Parameter(ParameterSetName = 'ByNumberAttributes')][Parameter(ParameterSetName = 'ByObjectAttributes')][Parameter(ParameterSetName = 'ByDriveLetterAttributes')][Parameter(ParameterSetName = 'ByIdAttributes')][bool]$NoDefaultDriveLetter,
        [Parameter(ParameterSetName = 'ByIdAttributes', Mandatory = $true)][Parameter(ParameterSetName = 'ByIdAccessPath', Mandatory = $true)][Parameter(ParameterSetName = 'ById', Mandatory = $true)][uint64]$Offset,
        [Parameter(ParameterSetName = 'ByNumberAttributes', Mandatory = $true, Position = 1)][Parameter(ParameterSetName = 'ByNumberAccessPath', Mandatory = $true, Position = 1)][Parameter(ParameterSetName = 'ByNumber', Mandatory = $true, Position = 1)][Alias('Number')][uint32]$PartitionNumber,
        [Parameter()][switch]$AsJob,
        [Parameter()][Alias('Session')][object[]]$CimSession,
        [Parameter()][int]$ThrottleLimit
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Set-Partition is not simulated' }
        Invoke-SimulatedCommand -Name 'Set-Partition' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}
