function Initialize-WindowsDisk {
    <#
    .SYNOPSIS
    Makes the partitions of an empty disk: for Generation 2 an EFI system partition, a Microsoft reserved partition and the
    Windows partition; for Generation 1 one active partition, for Windows and its boot files.

    .DESCRIPTION
    The EFI system partition is made as a basic partition and becomes a system partition after it was formatted, since
    Windows does not format system partitions. It has 260 MB, the least that FAT32 needs on disks with sectors of 4 KB.
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

    if ($Generation -eq 1) {
        [void](Initialize-Disk -Number $DiskNumber -PartitionStyle 'MBR')
        $windows = New-Partition -DiskNumber $DiskNumber -UseMaximumSize -MbrType 'IFS' -IsActive
    }
    else {
        [void](Initialize-Disk -Number $DiskNumber -PartitionStyle 'GPT')
        $system = New-Partition -DiskNumber $DiskNumber -Size 260MB -GptType $basicType
        [void](Format-Volume -Partition $system -FileSystem 'FAT32' -NewFileSystemLabel 'System' -Force -Confirm:$false)
        [void](Set-Partition -DiskNumber $DiskNumber -PartitionNumber $system.PartitionNumber -GptType $systemType)

        # Initialize-Disk may have made it.
        $reserved = @(Get-Partition -DiskNumber $DiskNumber | Where-Object -FilterScript { $_.GptType -eq $reservedType })
        if ($reserved.Count -eq 0) {
            [void](New-Partition -DiskNumber $DiskNumber -Size 128MB -GptType $reservedType)
        }
        $windows = New-Partition -DiskNumber $DiskNumber -UseMaximumSize -GptType $basicType
    }
    [void](Format-Volume -Partition $windows -FileSystem 'NTFS' -NewFileSystemLabel 'Windows' -Force -Confirm:$false)
}
