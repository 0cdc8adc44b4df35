function Format-Partition {
    <#
    .SYNOPSIS
    Formats a partition that was just made. Windows may keep it read-only for some seconds; until then this waits.

    .DESCRIPTION
    Windows does not always show that a partition is read-only, so its refusal to format one (43006) is waited for too.

    .PARAMETER Partition
    What New-Partition returned.

    .PARAMETER FileSystem
    'FAT32' or 'NTFS'.

    .PARAMETER Label
    The label of the volume.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Partition,

        [Parameter(Mandatory = $true)]
        [string]
        $FileSystem,

        [Parameter(Mandatory = $true)]
        [string]
        $Label
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $number = $Partition.PartitionNumber
    $formatted = $false
    for ($try = 1; -not $formatted; $try++) {
        $now = Get-Partition -DiskNumber $Partition.DiskNumber -PartitionNumber $number
        if (-not $now.IsReadOnly) {
            try {
                [void](Format-Volume -Partition $now -FileSystem $FileSystem -NewFileSystemLabel $Label -Force -Confirm:$false)
                $formatted = $true
            }
            catch {
                if ($_.FullyQualifiedErrorId -notmatch '^StorageWMI 43006\b') {
                    throw
                }
            }
        }
        if (-not $formatted) {
            if ($try -eq 150) {
                $message = "Partition $number of disk $($Partition.DiskNumber) is still read-only 30 seconds after it was made."
                throw (New-Refusal -Code 'DISK_NOT_WRITABLE' -Message $message -Remedy (
                        'Does a policy deny writing to drives without BitLocker, or does protection software hold new disks?'))
            }
            Start-Sleep -Milliseconds 200
        }
    }
}
