function New-BaseDisk {
    <#
    .SYNOPSIS
    Makes a base disk from media: makes the partitions, applies the image, adds packages, updates, drivers and features,
    and writes the boot files.

    .DESCRIPTION
    The disk is made under its partial name, and renamed when it is whole. An ISO that somebody else has mounted stays
    mounted.

    .PARAMETER Path
    The path of the disk; its ending, .vhdx or .vhd, decides the format.

    .PARAMETER Media
    The ISO, or the folder of its unpacked files.

    .PARAMETER ImageFile
    The WIM inside the media.

    .PARAMETER ImageIndex
    The image in it, from 1.

    .PARAMETER Generation
    The generation of the VM that will boot from it: 2 (GPT, UEFI) or 1 (MBR, BIOS).

    .PARAMETER Packages
    Cabinets inside the media, in the order in which they are added.

    .PARAMETER Updates
    Files on this machine, .cab or .msu, in the order in which they are added.

    .PARAMETER Drivers
    INF files on this machine, or folders that are searched for INF files.

    .PARAMETER Features
    Optional features that are enabled, with the features that they need.

    .PARAMETER SizeBytes
    The virtual size.

    .OUTPUTS
    The disk: Path, FileBytes.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [string]
        $Media,

        [Parameter(Mandatory = $true)]
        [string]
        $ImageFile,

        [Parameter(Mandatory = $true)]
        [int]
        $ImageIndex,

        [Parameter(Mandatory = $true)]
        [ValidateSet(1, 2)]
        [int]
        $Generation,

        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [string[]]
        $Packages,

        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [string[]]
        $Updates,

        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [string[]]
        $Drivers,

        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [string[]]
        $Features,

        [Parameter(Mandatory = $true)]
        [long]
        $SizeBytes
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if ($Generation -eq 2 -and $Path -match '\.vhd$') {
        $message = "Disk '$Path' would be a VHD, and no Generation 2 machine boots from one."
        throw (New-Refusal -Code 'GENERATION_NEEDS_VHDX' -Message $message -Remedy 'Make a VHDX, or a disk for Generation 1.')
    }
    Assert-ServicingFile -Updates $Updates -Drivers $Drivers
    # In a table, since a variable that a script block assigns is gone when the block ends.
    $held = @{ Lock = $null }
    $make = {
        param ($Partial)
        # Builds from one ISO take turns, so that no build dismounts it while another one reads it.
        $held.Lock = Lock-Machine -Name (ConvertTo-LockName -Kind 'media' -Path $Media)
        Write-Progress -Activity "Reading $Media" -PercentComplete 0
        $root = Mount-Media -Path $Media
        $image = Resolve-MediaFile -Root $root -Media $Media -File $ImageFile
        $cabinets = @($Packages | ForEach-Object -Process { Resolve-MediaFile -Root $root -Media $Media -File $_ })
        $images = @(Get-WindowsImage -ImagePath $image)
        if (@($images | Where-Object -FilterScript { $_.ImageIndex -eq $ImageIndex }).Count -eq 0) {
            $message = "There is no image $ImageIndex in '$ImageFile' of '$Media'; it has $($images.Count)."
            throw (New-Refusal -Code 'NO_IMAGE_IN_FILE' -Message $message -Remedy 'Name an image that the media have.')
        }

        Write-Progress -Activity "Making $Partial" -PercentComplete 2
        [void](Hyper-V\New-VHD -Path $Partial -SizeBytes $SizeBytes -Dynamic)
        $number = Mount-Disk -Path $Partial
        Initialize-WindowsDisk -DiskNumber $number -Generation $Generation
        $windows = Open-WindowsPartition -Path $Partial -DiskNumber $number
        $content = @{
            Windows      = $windows
            Image        = $image
            Index        = $ImageIndex
            Cabinets     = $cabinets + $Updates
            Drivers      = $Drivers
            Features     = $Features
            UpdateFolder = "$Partial.updates"
        }
        Install-WindowsImage @content

        Write-Progress -Activity 'Writing boot files' -PercentComplete 92
        Set-BootFile -DiskNumber $number -Generation $Generation
        [void](Dismount-Disk -Path $Partial)
        [void](Dismount-Media -Path $Media)
    }
    try {
        New-WholeDisk -Path $Path -Make $make -Undo { Dismount-Media -Path $Media }
    }
    finally {
        if ($null -ne $held.Lock) {
            Unlock-Machine -Lock $held.Lock
        }
    }
}
