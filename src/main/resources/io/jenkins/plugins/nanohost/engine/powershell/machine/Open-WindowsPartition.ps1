function Open-WindowsPartition {
    <#
    .SYNOPSIS
    Makes the Windows partition of a mounted disk reachable through an empty folder beside the disk file.

    .DESCRIPTION
    A folder, since drive letters run out and are fought for by builds at the same time. Dismount-Disk removes it. The
    partition is the largest one of the type that Windows has: basic on a GPT disk, IFS on an MBR one.

    .PARAMETER Path
    The mounted disk file.

    .PARAMETER DiskNumber
    Its number.

    .OUTPUTS
    The folder.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [int]
        $DiskNumber
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $partition = Find-WindowsPartition -DiskNumber $DiskNumber
    $folder = "$Path.mount"
    if (-not (Test-Path -LiteralPath $folder)) {
        [void](New-Item -Path $folder -ItemType 'Directory')
    }
    Add-PartitionAccessPath -DiskNumber $DiskNumber -PartitionNumber $partition.PartitionNumber -AccessPath $folder
    $folder
}
