function Find-WindowsPartition {
    <#
    .SYNOPSIS
    Finds the partition of a disk on which Windows is: the largest that holds data. Refuses a disk without one.

    .OUTPUTS
    Windows' object of the partition.
    #>
    [CmdletBinding()]
    [OutputType([object])]
    param (
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
        throw (New-Refusal -Message "There is no Windows partition on disk $DiskNumber." -Remedy 'Make the disk anew.')
    }
    $partition
}
