function New-BaseDisk {
    <#
    .SYNOPSIS
    Makes a base disk from media: a VHDX with EFI, reserved and Windows partition, the image applied, packages added,
    boot files written.

    .DESCRIPTION
    The media stay mounted as they were found: an ISO that somebody else has mounted is not dismounted. One that an
    earlier try of ours left mounted (its disk's partial file or folder is still there) is.

    .PARAMETER Path
    Where the VHDX shall be.

    .PARAMETER Media
    The ISO, or the folder of its unpacked files.

    .PARAMETER ImageFile
    The WIM inside the media.

    .PARAMETER ImageIndex
    The image in it, from 1.

    .PARAMETER Packages
    Cabinets inside the media, in the order in which they are added.

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
        [AllowEmptyCollection()]
        [string[]]
        $Packages,

        [Parameter(Mandatory = $true)]
        [long]
        $SizeBytes
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $failure = $null
    $whole = $false
    $place = Clear-DiskPlace -Path $Path
    $partial = $place.Partial
    # Builds from one ISO take turns, so that none dismounts it under another.
    $lock = Lock-Machine -Name (ConvertTo-LockName -Kind 'media' -Path $Media)
    $leaveMounted = $true
    try {
        $leaveMounted = (Test-MediaMounted -Path $Media) -and -not $place.Left
        Write-Progress -Activity "Reading $Media" -PercentComplete 0
        # Made first: it tells a later try that media which it finds mounted are its own.
        [void](New-Item -Path "$partial.mount" -ItemType 'Directory')
        $root = Mount-Media -Path $Media
        $image = Resolve-MediaFile -Root $root -Media $Media -File $ImageFile
        $cabinets = @($Packages | ForEach-Object -Process { Resolve-MediaFile -Root $root -Media $Media -File $_ })
        $images = @(Get-WindowsImage -ImagePath $image)
        if (@($images | Where-Object -FilterScript { $_.ImageIndex -eq $ImageIndex }).Count -eq 0) {
            $message = "There is no image $ImageIndex in '$ImageFile' of '$Media'; it has $($images.Count)."
            throw (New-Refusal -Message $message -Remedy 'Name an image that the media have.')
        }

        Write-Progress -Activity "Making $partial" -PercentComplete 2
        [void](Hyper-V\New-VHD -Path $partial -SizeBytes $SizeBytes -Dynamic)
        $number = Mount-Disk -Path $partial
        Initialize-WindowsDisk -DiskNumber $number
        $windows = Open-WindowsPartition -Path $partial -DiskNumber $number

        Write-Progress -Activity "Applying image $ImageIndex of $ImageFile" -PercentComplete 10
        [void](Expand-WindowsImage -ImagePath $image -Index $ImageIndex -ApplyPath $windows)
        for ($i = 0; $i -lt $cabinets.Count; $i++) {
            $percent = 60 + [int](30 * $i / $cabinets.Count)
            Write-Progress -Activity "Adding package $($Packages[$i])" -PercentComplete $percent
            [void](Add-WindowsPackage -Path $windows -PackagePath $cabinets[$i])
        }

        Write-Progress -Activity 'Writing boot files' -PercentComplete 92
        Set-BootFile -DiskNumber $number -Windows $windows
        if (-not (Test-Path -LiteralPath (Join-Path -Path $windows -ChildPath 'Windows\System32') -PathType Container)) {
            throw (New-Refusal -Message "There is no Windows on '$partial' after image $ImageIndex was applied.")
        }
        [void](Dismount-Disk -Path $partial)
        if (-not $leaveMounted) {
            Dismount-Media -Path $Media
        }
        Move-Item -LiteralPath $partial -Destination $Path
        $whole = $true
        Write-Progress -Activity "Made $Path" -PercentComplete 100
        [pscustomobject]@{ Path = $Path; FileBytes = [long](Get-Item -LiteralPath $Path).Length }
    }
    catch {
        $failure = $_
        throw
    }
    finally {
        # The folder beside the partial disk goes last: while it is there, media that are found mounted are our own.
        if (-not $whole) {
            if (-not $leaveMounted) {
                Invoke-Cleanup -Failure $failure -Action { Dismount-Media -Path $Media }
            }
            Invoke-Cleanup -Failure $failure -Action { Remove-PartialDisk -Path $partial }
        }
        Unlock-Machine -Lock $lock
    }
}
