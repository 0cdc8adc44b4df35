function Dismount-Disk {
    <#
    .SYNOPSIS
    Dismounts a disk file that is mounted on the machine, and removes the empty folder through which it was reached.

    .DESCRIPTION
    Only an empty folder is removed: a folder that still leads into a disk must never be deleted with its content. The note
    of the mount is deleted last: if the session dies before that, the note still names what may be mounted.

    .PARAMETER MayBeDamaged
    The file may be one that cannot be read.

    .OUTPUTS
    Whether it was mounted.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter()]
        [switch]
        $MayBeDamaged
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $mounted = Test-DiskMounted -Path $Path -MayBeDamaged:$MayBeDamaged
    if ($mounted) {
        Hyper-V\Dismount-VHD -Path $Path
        if (Test-DiskMounted -Path $Path -MayBeDamaged:$MayBeDamaged) {
            throw (New-Refusal -Code 'DISK_STAYS_MOUNTED' -Message "Disk '$Path' is still mounted after it was dismounted." -Remedy 'Dismount it by hand.')
        }
    }
    $folder = "$Path.mount"
    if (Test-Path -LiteralPath $folder -PathType Container) {
        [System.IO.Directory]::Delete($folder, $false)
    }
    Remove-MountNote -Kind 'disk' -Path $Path
    $mounted
}
