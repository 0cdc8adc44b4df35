function Mount-Media {
    <#
    .SYNOPSIS
    Makes media readable: mounts an ISO that is not mounted yet; uses a folder as it is.

    .DESCRIPTION
    An ISO that is mounted already was mounted by somebody else, and gets no note. If a note of ours is there, a session of
    ours mounted it and died. Dismount-Media dismounts only what has a note.

    .PARAMETER Path
    The ISO or the folder.

    .OUTPUTS
    The folder of its files.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if (Test-Path -LiteralPath $Path -PathType Container) {
        return $Path
    }
    if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) {
        throw (New-Refusal -Code 'NO_MEDIA' -Message "There are no media at '$Path'." -Remedy 'Name an ISO or its unpacked folder.')
    }
    $note = Open-MountNote -Kind 'media' -Path $Path
    $mounted = Test-MediaMounted -Path $Path
    if (-not $mounted) {
        Write-MountNote -Note $note
        try {
            [void](Mount-DiskImage -ImagePath $Path -Access 'ReadOnly' -PassThru)
        }
        catch {
            $message = "Windows does not mount '$Path': $_"
            throw (New-Refusal -Code 'MEDIA_NOT_MOUNTED' -Message $message -Remedy 'Is it a whole ISO? Download it again.')
        }
    }
    elseif (-not $note.Written) {
        Write-Verbose -Message "'$Path' is mounted already, and stays mounted"
        Remove-MountNote -Kind 'media' -Path $Path
    }
    # The letter may appear a moment after the disc, and until then Windows may know no volume of the disc.
    $trouble = ''
    for ($look = 1; $look -le 50; $look++) {
        $volume = $null
        try {
            $volume = Get-Volume -DiskImage (Get-DiskImage -ImagePath $Path)
        }
        catch {
            $trouble = " ($_)"
        }
        if ($null -ne $volume -and $volume.DriveLetter) {
            # A session that is older than a drive does not know the drive until Get-PSDrive has run.
            [void](Get-PSDrive -PSProvider 'FileSystem')
            return "$($volume.DriveLetter):\"
        }
        Start-Sleep -Milliseconds 200
    }
    $message = "The disc in '$Path' got no drive letter$trouble."
    throw (New-Refusal -Code 'NO_DRIVE_LETTER' -Message $message -Remedy 'Is automount off, or is no letter free?')
}
