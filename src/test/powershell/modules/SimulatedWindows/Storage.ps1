# Disks, partitions, volumes, discs.

$script:BasicType = '{ebd0a0a2-b9e5-4433-87c0-68b6b72699c7}'
$script:MbrTypes = @{ FAT12 = 1; FAT16 = 4; Extended = 5; Huge = 6; IFS = 7; FAT32 = 12 }
$script:EfiType = '{c12a7328-f81f-11d2-ba4b-00a0c93ec93b}'

function Get-AttachedDisk($Number) {
    $disk = @((Get-SimulatedState).Disks | Where-Object Number -eq $Number)
    if (-not $disk.Count) {
        throw (New-SimulatedError "No MSFT_Disk objects found with property 'Number' equal to '$Number'." 'CmdletizationQuery_NotFound_Number')
    }
    $disk[0]
}

function Simulate-Get-Disk($Bound) {
    $numbers = Get-BoundValue $Bound 'Number'
    $disks = @((Get-SimulatedState).Disks)
    if ($numbers) {
        $disks = @($numbers | ForEach-Object { Get-AttachedDisk $_ })
    }
    foreach ($disk in $disks) {
        $content = Read-Content $disk.Content
        [pscustomobject]@{
            Number         = [uint32]$disk.Number
            Location       = $(if (Test-Path -LiteralPath (Join-Path $script:Folder 'disk-elsewhere')) { "/real$($disk.Path)" } else { $disk.Path })
            Guid           = $content.Guid
            Signature      = [uint32]$content.Signature
            PartitionStyle = $content.Style
            Size           = [uint64]$content.Size
            IsOffline      = [bool]$disk.IsOffline
            IsReadOnly     = $false
        }
    }
}

function Simulate-Set-Disk($Bound) {
    $state = Get-SimulatedState
    $disk = @($state.Disks | Where-Object Number -eq $Bound.Number)[0]
    if ($Bound.ContainsKey('IsOffline')) {
        $disk.IsOffline = [bool]$Bound.IsOffline
        $content = Read-Content $disk.Content
        if (-not $disk.IsOffline -and (Get-Relative $state $content $disk.Number)) {
            # This must never happen: the disk gets new identifiers, and its Windows does not boot any more.
            Set-Identifier $content
            Write-Content $disk.Content $content
        }
        Set-SimulatedState $state
    }
}

function Set-Identifier($Content) {
    if ($Content.Style -eq 'GPT') { $Content.Guid = "{$([guid]::NewGuid())}" }
    else { $Content.Signature = Get-Random -Minimum 1 -Maximum 2147483647 }
}

function Simulate-Initialize-Disk($Bound) {
    $disk = Get-AttachedDisk $Bound.Number[0]
    $content = Read-Content $disk.Content
    if ((Test-Word 'initialize-denied') -and [int](Read-Word 'initialize-denied') -gt 0) {
        [System.IO.File]::WriteAllText((Join-Path $script:Folder 'initialize-denied'), [int](Read-Word 'initialize-denied') - 1)
        throw (New-SimulatedError 'Access denied' 'StorageWMI 40001,Initialize-Disk' $null 'PermissionDenied')
    }
    if ($content.Style -ne 'RAW') {
        throw (New-SimulatedError 'The disk has already been initialized.' 'StorageWMI 41002,Initialize-Disk')
    }
    $content.Style = [string]$Bound.PartitionStyle
    Set-Identifier $content
    Write-Content $disk.Content $content
    if ($content.Style -eq 'GPT' -and -not (Test-Word 'no-reserved-partition')) {
        [void](Simulate-New-Partition @{ DiskNumber = $Bound.Number; Size = 16MB; GptType = '{e3c9e316-0b5c-4db8-817d-f92df00215ae}' })
    }
}

function Simulate-New-Partition($Bound) {
    $disk = Get-AttachedDisk $Bound.DiskNumber[0]
    $content = Read-Content $disk.Content
    if ($content.Style -eq 'RAW') {
        throw (New-SimulatedError 'The disk has not been initialized.' 'StorageWMI 41000,New-Partition')
    }
    $wrong = if ($content.Style -eq 'GPT') { 'MbrType', 'IsActive' } else { , 'GptType' }
    if (@($wrong | Where-Object { $Bound.ContainsKey($_) }).Count) {
        throw (New-SimulatedError "Not Supported: a $($content.Style) disk has no such partitions." 'StorageWMI 1,New-Partition')
    }
    $used = 1MB
    foreach ($partition in @($content.Partitions)) { $used += $partition.Size }
    $size = Get-BoundValue $Bound 'Size' 0
    if ($Bound.ContainsKey('UseMaximumSize')) { $size = $content.Size - $used - 1MB }
    if ($size -le 0 -or $used + $size -gt $content.Size) {
        throw (New-SimulatedError 'Not enough available capacity' 'StorageWMI 40000,New-Partition')
    }
    $number = @($content.Partitions).Count + 1
    $content.Partitions = @($content.Partitions) + [pscustomobject]@{
        PartitionNumber = $number
        GptType         = $(if ($content.Style -eq 'GPT') { [string](Get-BoundValue $Bound 'GptType' $script:BasicType) } else { $null })
        MbrType         = $(if ($content.Style -eq 'MBR') { $script:MbrTypes[[string](Get-BoundValue $Bound 'MbrType' 'IFS')] } else { $null })
        IsActive        = [bool](Get-BoundValue $Bound 'IsActive' $false)
        Size            = $size
        FileSystem      = ''
        AccessPaths     = @()
        # One look of New-Partition itself, and so many later ones, find it read-only.
        ReadOnlyLooks   = 1 + $(if (Test-Word 'partition-read-only') { [int](Read-Word 'partition-read-only') } else { 1 })
    }
    Write-Content $disk.Content $content
    [void](New-Item -ItemType Directory -Path (Join-Path (Get-ContentFolder $disk.Content) "p$number"))
    Simulate-Get-Partition @{ DiskNumber = @($disk.Number); PartitionNumber = @($number) }
}

function Simulate-Get-Partition($Bound) {
    $disk = Get-AttachedDisk $Bound.DiskNumber[0]
    $wanted = Get-BoundValue $Bound 'PartitionNumber'
    if ($disk.IsOffline) { return }
    $content = Read-Content $disk.Content
    foreach ($partition in @($content.Partitions)) {
        if ($null -eq $wanted -or $wanted -contains $partition.PartitionNumber) {
            $readOnly = $partition.ReadOnlyLooks -gt 0 -and -not (Test-Word 'read-only-unseen')
            if ($readOnly) {
                $partition.ReadOnlyLooks--
                Write-Content $disk.Content $content
            }
            [pscustomobject]@{
                DiskNumber      = [uint32]$disk.Number
                PartitionNumber = [uint32]$partition.PartitionNumber
                GptType         = $partition.GptType
                MbrType         = $(if ($null -ne $partition.MbrType) { [uint16]$partition.MbrType } else { $null })
                IsActive        = [bool]$partition.IsActive
                IsReadOnly      = $readOnly
                Size            = [uint64]$partition.Size
                AccessPaths     = @($partition.AccessPaths)
            }
        }
    }
}

# Changes one partition of an attached disk, and keeps the change.
function Edit-Partition($DiskNumber, $PartitionNumber, [scriptblock] $Change) {
    $disk = Get-AttachedDisk $DiskNumber
    $content = Read-Content $disk.Content
    $partition = @($content.Partitions | Where-Object PartitionNumber -eq $PartitionNumber)
    if (-not $partition.Count) {
        throw (New-SimulatedError "No partition $PartitionNumber on disk $DiskNumber." 'CmdletizationQuery_NotFound')
    }
    & $Change $partition[0] (Join-Path (Get-ContentFolder $disk.Content) "p$PartitionNumber")
    Write-Content $disk.Content $content
}

function Simulate-Format-Volume($Bound) {
    $wanted = $Bound.Partition
    $tooEarly = @{ Yes = $false }
    Edit-Partition $wanted.DiskNumber $wanted.PartitionNumber {
        param ($Partition)
        if ($Partition.ReadOnlyLooks -gt 0) {
            $Partition.ReadOnlyLooks--
            $tooEarly.Yes = $true
            return
        }
        if ($Partition.GptType -and $Partition.GptType -ne $script:BasicType) {
            throw (New-SimulatedError 'Not Supported: only a basic partition can be formatted.' 'StorageWMI 1,Format-Volume')
        }
        $Partition.FileSystem = [string]$Bound.FileSystem
    }
    if ($tooEarly.Yes) {
        throw (New-SimulatedError 'Cannot perform the requested operation when the drive is read only' 'StorageWMI 43006,Format-Volume')
    }
    [pscustomobject]@{ FileSystem = [string]$Bound.FileSystem }
}

function Simulate-Set-Partition($Bound) {
    Edit-Partition $Bound.DiskNumber $Bound.PartitionNumber {
        param ($Partition)
        $Partition.GptType = [string]$Bound.GptType
    }
}

# Makes a folder lead into a partition, like a mount point.
function Connect-Folder([string] $Folder, [string] $Target) {
    if (-not (Test-Path -LiteralPath $Folder -PathType Container) -or @(Get-ChildItem -LiteralPath $Folder -Force).Count) {
        throw (New-SimulatedError "The access path '$Folder' is not valid: it must be an empty folder." 'StorageWMI 42012,Add-PartitionAccessPath')
    }
    [System.IO.Directory]::Delete($Folder)
    [void][System.IO.Directory]::CreateSymbolicLink($Folder, $Target)
}

function Get-FreeLetter($State) {
    foreach ($letter in 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M') {
        if ($null -eq $State.Letters.PSObject.Properties[$letter]) { return $letter }
    }
    throw (New-SimulatedError 'There are no more drive letters.' 'StorageWMI 42002')
}

function Add-Letter($State, [string] $Target) {
    $letter = Get-FreeLetter $State
    $State.Letters | Add-Member -MemberType NoteProperty -Name $letter -Value $Target
    $links = Join-Path $script:Folder 'letters'
    [void][System.IO.Directory]::CreateDirectory($links)
    [void][System.IO.Directory]::CreateSymbolicLink((Join-Path $links $letter), $Target)
    Connect-Drive $letter $Target
    $letter
}

function Connect-Drive([string] $Letter, [string] $Target) {
    if (@(Get-PSDrive -PSProvider FileSystem | Where-Object Name -eq $Letter).Count -eq 0) {
        [void](New-PSDrive -Name $Letter -PSProvider FileSystem -Root $Target -Scope Global)
    }
}

function Remove-AccessPath($State, [string] $Access) {
    if ($Access -match '^([A-Z]):\\$') {
        $letter = $Matches[1]
        $State.Letters.PSObject.Properties.Remove($letter)
        [System.IO.File]::Delete((Join-Path $script:Folder "letters/$letter"))
        if (@(Get-PSDrive -PSProvider FileSystem | Where-Object Name -eq $letter).Count) {
            Remove-PSDrive -Name $letter -Scope Global
        }
    }
    elseif (Test-Path -LiteralPath $Access) {
        [System.IO.File]::Delete($Access)
        [void][System.IO.Directory]::CreateDirectory($Access)
    }
}

function Simulate-Add-PartitionAccessPath($Bound) {
    $state = Get-SimulatedState
    Edit-Partition $Bound.DiskNumber[0] $Bound.PartitionNumber[0] {
        param ($Partition, $Target)
        if (-not $Partition.FileSystem) {
            throw (New-SimulatedError 'Not Supported: the partition has no volume.' 'StorageWMI 1,Add-PartitionAccessPath')
        }
        if ($Bound.ContainsKey('AssignDriveLetter')) {
            $access = "$(Add-Letter $state $Target):\"
        }
        else {
            $access = [string]$Bound.AccessPath
            Connect-Folder $access $Target
        }
        $Partition.AccessPaths = @($Partition.AccessPaths) + $access
    }
    Set-SimulatedState $state
}

function Simulate-Remove-PartitionAccessPath($Bound) {
    $state = Get-SimulatedState
    Edit-Partition $Bound.DiskNumber[0] $Bound.PartitionNumber[0] {
        param ($Partition)
        $access = [string]$Bound.AccessPath
        if (@($Partition.AccessPaths) -notcontains $access) {
            throw (New-SimulatedError "The access path '$access' is not valid." 'StorageWMI 42012,Remove-PartitionAccessPath')
        }
        Remove-AccessPath $state $access
        $Partition.AccessPaths = @($Partition.AccessPaths | Where-Object { $_ -ne $access })
    }
    Set-SimulatedState $state
}

# Discs. The content of an ISO is in a folder that has the digest of the ISO file as its name.

function Simulate-Mount-DiskImage($Bound) {
    $path = [string]$Bound.ImagePath[0]
    Assert-PlainFile $path
    $digest = (Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash.ToLowerInvariant()
    $tree = Join-Path $script:Folder "discs/$digest"
    if (-not (Test-Path -LiteralPath $tree)) {
        throw (New-SimulatedError 'The disc image file is corrupted.' 'HRESULT 0xc03a0018,Mount-DiskImage')
    }
    $state = Get-SimulatedState
    # One that is mounted already is mounted once more.
    $letter = Add-Letter $state $tree
    $state.Discs = @($state.Discs) + [pscustomobject]@{ Path = $path; Letter = $letter; Tree = $tree }
    Set-SimulatedState $state
    if ($Bound.ContainsKey('PassThru')) {
        Simulate-Get-DiskImage @{ ImagePath = @($path) }
    }
}

function Simulate-Get-DiskImage($Bound) {
    $path = [string]$Bound.ImagePath[0]
    if (-not (Test-Path -LiteralPath $path)) {
        throw (New-SimulatedError 'The system cannot find the file specified.' 'HRESULT 0x80070002,Get-DiskImage')
    }
    $disc = @((Get-SimulatedState).Discs | Where-Object Path -eq $path)
    [pscustomobject]@{ ImagePath = $path; Attached = ($disc.Count -gt 0) }
}

function Simulate-Dismount-DiskImage($Bound) {
    $path = [string]$Bound.ImagePath[0]
    $state = Get-SimulatedState
    $last = @($state.Discs | Where-Object Path -eq $path | Select-Object -Last 1)
    foreach ($disc in $last) {
        Remove-AccessPath $state "$($disc.Letter):\"
    }
    $state.Discs = @($state.Discs | Where-Object { $_.Path -ne $path -or $_.Letter -ne $last[0].Letter })
    Set-SimulatedState $state
}

function Simulate-Get-Volume($Bound) {
    if ($Bound.ContainsKey('FilePath')) {
        return [pscustomobject]@{ DriveLetter = [char]0; SizeRemaining = [uint64](Read-Word 'mounted-bytes') }
    }
    $disc = @((Get-SimulatedState).Discs | Where-Object Path -eq $Bound.DiskImage.ImagePath)
    if ($disc.Count) {
        Connect-Drive $disc[0].Letter $disc[0].Tree
        $letter = if (Use-Word 'letter-late') { [char]0 } else { [char]$disc[0].Letter }
        [pscustomobject]@{ DriveLetter = $letter }
    }
}
