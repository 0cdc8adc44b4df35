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

    $basic = '{ebd0a0a2-b9e5-4433-87c0-68b6b72699c7}'
    $ifs = 7
    $partition = Get-Partition -DiskNumber $DiskNumber |
        Where-Object -FilterScript { $_.GptType -eq $basic -or $_.MbrType -eq $ifs } | Sort-Object -Property 'Size' | Select-Object -Last 1
    if ($null -eq $partition) {
        throw (New-Refusal -Message "There is no Windows partition on disk '$Path'." -Remedy 'Make the disk anew.')
    }
    $folder = "$Path.mount"
    if (-not (Test-Path -LiteralPath $folder)) {
        [void](New-Item -Path $folder -ItemType 'Directory')
    }
    Add-PartitionAccessPath -DiskNumber $DiskNumber -PartitionNumber $partition.PartitionNumber -AccessPath $folder
    $folder
}
