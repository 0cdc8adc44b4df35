function Initialize-WindowsDisk {
    <#
    .SYNOPSIS
    Makes the partitions of an empty disk: for Generation 2 an EFI system partition, a Microsoft reserved partition and the
    Windows partition; for Generation 1 one active partition, for Windows and its boot files.

    .DESCRIPTION
    The EFI system partition is made as a basic partition and becomes a system partition after it was formatted, since
    Windows does not format system partitions. It has 260 MB, the least that FAT32 needs on disks with sectors of 4 KB.
    Right after a disk was mounted, Windows may deny access to it (40001) for a moment.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [int]
        $DiskNumber,

        [Parameter(Mandatory = $true)]
        [int]
        $Generation
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $systemType = '{c12a7328-f81f-11d2-ba4b-00a0c93ec93b}'
    $reservedType = '{e3c9e316-0b5c-4db8-817d-f92df00215ae}'
    $basicType = '{ebd0a0a2-b9e5-4433-87c0-68b6b72699c7}'

    $style = 'GPT'
    if ($Generation -eq 1) {
        $style = 'MBR'
    }
    $initialized = $false
    for ($try = 1; -not $initialized; $try++) {
        try {
            [void](Initialize-Disk -Number $DiskNumber -PartitionStyle $style)
            $initialized = $true
        }
        catch {
            if ($_.FullyQualifiedErrorId -notmatch '^StorageWMI 40001\b') {
                throw
            }
            if ($try -eq 20) {
                $message = "Windows denies access to disk $DiskNumber, which was just mounted: $_"
                throw (New-Refusal -Code 'DISK_NOT_WRITABLE' -Message $message -Remedy 'Does protection software hold new disks?')
            }
            Start-Sleep -Milliseconds 500
        }
    }
    if ($Generation -eq 1) {
        $windows = New-Partition -DiskNumber $DiskNumber -UseMaximumSize -MbrType 'IFS' -IsActive
    }
    else {
        $system = New-Partition -DiskNumber $DiskNumber -Size 260MB -GptType $basicType
        Format-Partition -Partition $system -FileSystem 'FAT32' -Label 'System'
        [void](Set-Partition -DiskNumber $DiskNumber -PartitionNumber $system.PartitionNumber -GptType $systemType)

        # Initialize-Disk may have made it.
        $reserved = @(Get-Partition -DiskNumber $DiskNumber | Where-Object -FilterScript { $_.GptType -eq $reservedType })
        if ($reserved.Count -eq 0) {
            [void](New-Partition -DiskNumber $DiskNumber -Size 128MB -GptType $reservedType)
        }
        $windows = New-Partition -DiskNumber $DiskNumber -UseMaximumSize -GptType $basicType
    }
    Format-Partition -Partition $windows -FileSystem 'NTFS' -Label 'Windows'
}
