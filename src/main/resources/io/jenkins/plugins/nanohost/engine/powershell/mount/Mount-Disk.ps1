function Mount-Disk {
    <#
    .SYNOPSIS
    Writes the note of the mount, then mounts a disk file without a drive letter. Dismount-Disk undoes it.

    .DESCRIPTION
    Windows takes a second disk of one family (a base disk, its children, its copies) offline, since they have the same
    identifiers. Such a disk is never brought online here: Windows would write new identifiers into it, and it would not
    boot any more.

    .OUTPUTS
    The disk's number.
    #>
    [CmdletBinding()]
    [OutputType([int])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    Write-MountNote -Note (Open-MountNote -Kind 'disk' -Path $Path)
    Hyper-V\Mount-VHD -Path $Path -NoDriveLetter
    # Not cast to a number: a missing one would become 0, the disk that this machine runs from.
    $disk = $null
    $number = (Hyper-V\Get-VHD -Path $Path).DiskNumber
    if ($null -ne $number) {
        $disk = Get-Disk -Number $number
    }
    if ($null -eq $disk -or $disk.Location -ne $Path) {
        $message = "Disk '$Path' was mounted, but this machine shows no disk of that path."
        throw (New-Refusal -Code 'DISK_PATH_NOT_PLAIN' -Message $message -Remedy 'Give the path of the file itself: no link, no short name.')
    }
    if ($disk.IsOffline) {
        $others = @(Get-Disk | Where-Object -FilterScript {
                $_.Number -ne $number -and -not $_.IsOffline -and (
                    ($_.Guid -and $_.Guid -eq $disk.Guid) -or ($_.Signature -and $_.Signature -eq $disk.Signature)) })
        if ($others.Count -gt 0) {
            $message = "Disk '$Path' stays offline while '$($others[0].Location)' is mounted, which has the same identifiers."
            throw (New-Refusal -Code 'DISK_IDS_TWICE' -Message $message -Remedy 'Dismount that one, and run it again.')
        }
        Set-Disk -Number $number -IsOffline $false
    }
    if ((Get-Disk -Number $number).IsReadOnly) {
        Set-Disk -Number $number -IsReadOnly $false
    }
    [int]$number
}
