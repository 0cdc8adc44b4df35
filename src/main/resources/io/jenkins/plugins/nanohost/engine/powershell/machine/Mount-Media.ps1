function Mount-Media {
    <#
    .SYNOPSIS
    Makes media readable: mounts an ISO that is not mounted yet, takes a folder as it is.

    .PARAMETER Path
    The ISO or the folder.

    .OUTPUTS
    Where its files are.
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
    if (-not (Test-MediaMounted -Path $Path)) {
        try {
            [void](Mount-DiskImage -ImagePath $Path -Access 'ReadOnly' -PassThru)
        }
        catch {
            $message = "Windows does not mount '$Path': $_"
            throw (New-Refusal -Message $message -Remedy 'Is it a whole ISO? Download it again.')
        }
    }
    # The letter may appear a moment after the disc.
    for ($look = 1; $look -le 50; $look++) {
        $volume = Get-Volume -DiskImage (Get-DiskImage -ImagePath $Path)
        if ($null -ne $volume -and $volume.DriveLetter) {
            # A session that is older than a drive does not know it before it has looked.
            [void](Get-PSDrive -PSProvider 'FileSystem')
            return "$($volume.DriveLetter):\"
        }
        Start-Sleep -Milliseconds 200
    }
    throw (New-Refusal -Message "The disc in '$Path' got no drive letter." -Remedy 'Is automount off, or is no letter free?')
}
