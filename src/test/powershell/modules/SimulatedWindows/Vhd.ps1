# Disk files. A disk file holds a few lines: what it is, and which content it has. Contents are folders, with a folder for
# each partition; the content of a differencing disk begins as a copy of its parent's.

$script:VhdSignature = 'vhdxfile'

function Read-VhdFile([string] $Path) {
    if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) {
        throw (New-SimulatedError "The system cannot find the file specified: '$Path'." 'ObjectNotFound')
    }
    $text = [System.IO.File]::ReadAllText($Path)
    if (-not $text.StartsWith($script:VhdSignature)) {
        throw (New-SimulatedError "'$Path': The file or directory is corrupted and unreadable. (0x80070570)" 'OperationFailed')
    }
    ConvertFrom-Json -InputObject $text.Substring($script:VhdSignature.Length)
}

function Write-VhdFile([string] $Path, $Vhd) {
    $text = $script:VhdSignature + (ConvertTo-Json -InputObject $Vhd)
    [System.IO.File]::WriteAllText($Path, $text.PadRight(4096))
}

function Get-ContentFolder([string] $Id) {
    Join-Path $script:Folder "content/$Id"
}

function Read-Content([string] $Id) {
    ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText((Join-Path (Get-ContentFolder $Id) 'disk.json')))
}

function Write-Content([string] $Id, $Content) {
    [System.IO.File]::WriteAllText((Join-Path (Get-ContentFolder $Id) 'disk.json'), (ConvertTo-Json -InputObject $Content -Depth 5))
}

function Copy-Content([string] $From, [string] $To) {
    Copy-Item -LiteralPath (Get-ContentFolder $From) -Destination (Get-ContentFolder $To) -Recurse
}

# The content of the file; a copy of a disk file gets its own copy of the content when it is first used.
function Get-VhdContent([string] $Path) {
    $vhd = Read-VhdFile $Path
    $owner = Join-Path (Get-ContentFolder $vhd.Content) 'owner.txt'
    $owned = [System.IO.File]::ReadAllText($owner)
    if ($owned -ne $Path) {
        if ((Test-Path -LiteralPath $owned) -and (Read-VhdFile $owned).Content -eq $vhd.Content) {
            $new = [string][guid]::NewGuid()
            Copy-Content $vhd.Content $new
            $vhd.Content = $new
            Write-VhdFile $Path $vhd
            $owner = Join-Path (Get-ContentFolder $new) 'owner.txt'
        }
        [System.IO.File]::WriteAllText($owner, $Path)
    }
    $vhd.Content
}

function Assert-ParentThere([string] $Path) {
    $vhd = Read-VhdFile $Path
    if ($vhd.ParentPath) {
        if (-not (Test-Path -LiteralPath $vhd.ParentPath)) {
            $message = "The chain of virtual hard disk '$Path' is broken: '$($vhd.ParentPath)' is not there. (0xC03A000D)"
            throw (New-SimulatedError $message 'OperationFailed')
        }
        Assert-ParentThere $vhd.ParentPath
    }
}

# Such a file is neither mounted nor given to a VM.
function Assert-PlainFile([string] $Path) {
    $attributes = (Get-Item -LiteralPath $Path -Force).Attributes
    if ($attributes -band [System.IO.FileAttributes]'Compressed, Encrypted, SparseFile') {
        $message = "'$Path': Virtual hard disk files must be uncompressed and unencrypted and must not be sparse. (0xC03A001A)"
        throw (New-SimulatedError $message 'OperationFailed')
    }
}

# The running VM that has this file as a disk, or as a parent of a disk.
function Get-RunningUser([string] $Path) {
    foreach ($vm in @((Get-SimulatedState).Vms)) {
        if ($vm.State -ne 'Running') { continue }
        foreach ($disk in @($vm.Disks)) {
            $file = $disk
            while ($file) {
                if ($file -eq $Path) { return $vm }
                if (-not (Test-Path -LiteralPath $file)) { break }
                $file = (Read-VhdFile $file).ParentPath
            }
        }
    }
}

function Simulate-New-VHD($Bound) {
    $path = [string]$Bound.Path[0]
    if (Test-Path -LiteralPath $path) {
        throw (New-SimulatedError "Failed to create the virtual hard disk: the file '$path' exists. (0x80070050)" 'OperationFailed')
    }
    $id = [string][guid]::NewGuid()
    if ($Bound.ContainsKey('ParentPath')) {
        $parent = [string]$Bound.ParentPath
        $vhd = Read-VhdFile $parent
        if ([System.IO.Path]::GetExtension($parent) -ne [System.IO.Path]::GetExtension($path)) {
            throw (New-SimulatedError "'$path': its parent '$parent' has another format." 'OperationFailed')
        }
        Copy-Content (Get-VhdContent $parent) $id
        $size = $vhd.Size
        $type = 'Differencing'
    }
    else {
        $size = $Bound.SizeBytes
        $largest = if ($path -match '\.vhd$') { $script:Facts.mostVhdSize.value } else { $script:Facts.mostVhdxSize.value }
        if ($size -lt $script:Facts.leastDiskSize.value -or $size -gt $largest) {
            throw (New-SimulatedError "The size $size is not allowed for '$path'. (0x80070057)" 'InvalidParameter')
        }
        [void](New-Item -ItemType Directory -Path (Get-ContentFolder $id))
        Write-Content $id ([pscustomobject]@{ Guid = ''; Signature = 0; Style = 'RAW'; Size = $size; Partitions = @() })
        $parent = ''
        $type = 'Dynamic'
    }
    [System.IO.File]::WriteAllText((Join-Path (Get-ContentFolder $id) 'owner.txt'), $path)
    Write-VhdFile $path ([pscustomobject]@{ Content = $id; Type = $type; Size = $size; ParentPath = $parent })
    Simulate-Get-VHD @{ Path = @($path) }
}

function Simulate-Get-VHD($Bound) {
    foreach ($path in $Bound.Path) {
        $vhd = Read-VhdFile $path
        $disk = @((Get-SimulatedState).Disks | Where-Object Path -eq $path)
        $number = $null
        if ($disk.Count -and -not (Test-Path -LiteralPath (Join-Path $script:Folder 'disk-without-number'))) { $number = [uint32]$disk[0].Number }
        [pscustomobject]@{
            Path       = $path
            VhdFormat  = $(if ($path -match '\.vhd$') { 'VHD' } else { 'VHDX' })
            VhdType    = $vhd.Type
            FileSize   = [uint64](Get-Item -LiteralPath $path).Length
            Size       = [uint64]$vhd.Size
            ParentPath = $vhd.ParentPath
            Attached   = ($disk.Count -gt 0 -or $null -ne (Get-RunningUser $path))
            DiskNumber = $number
        }
    }
}

# Whether a disk with the same identifiers is online.
function Get-Relative($State, $Content, $ButNumber) {
    foreach ($disk in @($State.Disks | Where-Object { -not $_.IsOffline -and $_.Number -ne $ButNumber })) {
        $other = Read-Content $disk.Content
        if (($Content.Guid -and $other.Guid -eq $Content.Guid) -or ($Content.Signature -and $other.Signature -eq $Content.Signature)) {
            return $true
        }
    }
    $false
}

function Simulate-Mount-VHD($Bound) {
    $path = [string]$Bound.Path[0]
    Assert-ParentThere $path
    for ($file = $path; $file; $file = (Read-VhdFile $file).ParentPath) { Assert-PlainFile $file }
    $state = Get-SimulatedState
    if (@($state.Disks | Where-Object Path -eq $path).Count -or (Get-RunningUser $path)) {
        $message = "'$path': The process cannot access the file because it is being used by another process. ($($script:Facts.fileInUse.value))"
        throw (New-SimulatedError $message 'OperationFailed')
    }
    $content = Get-VhdContent $path
    $collides = Get-Relative $state (Read-Content $content) 0
    $state.Disks = @($state.Disks) + [pscustomobject]@{
        Number = $state.NextDisk; Path = $path; Content = $content; IsOffline = [bool]$collides
    }
    $state.NextDisk++
    Set-SimulatedState $state
    if ($Bound.ContainsKey('Passthru')) {
        Simulate-Get-VHD @{ Path = @($path) }
    }
}

function Simulate-Dismount-VHD($Bound) {
    $path = [string]$Bound.Path[0]
    $state = Get-SimulatedState
    $disk = @($state.Disks | Where-Object Path -eq $path)
    if (-not $disk.Count) {
        $message = "The path '$path' is not the path to a mounted virtual hard disk file."
        throw (New-SimulatedError $message 'InvalidParameter' $null 'InvalidArgument')
    }
    $content = Read-Content $disk[0].Content
    foreach ($partition in @($content.Partitions)) {
        foreach ($access in @($partition.AccessPaths)) {
            Remove-AccessPath $state $access
        }
        $partition.AccessPaths = @()
    }
    Write-Content $disk[0].Content $content
    $state.Disks = @($state.Disks | Where-Object Path -ne $path)
    Set-SimulatedState $state
}
