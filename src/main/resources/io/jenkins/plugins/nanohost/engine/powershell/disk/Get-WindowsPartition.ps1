function Get-WindowsPartition {
    <#
    .SYNOPSIS
    Finds the Windows partition of a mounted disk: the largest one of the type that a Windows partition has.

    .DESCRIPTION
    That type is basic on a GPT disk, IFS on an MBR one.

    .PARAMETER DiskNumber
    The disk.

    .OUTPUTS
    The partition; nothing where there is none.
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
    Get-Partition -DiskNumber $DiskNumber |
        Where-Object -FilterScript { $_.GptType -eq $basic -or $_.MbrType -eq $ifs } | Sort-Object -Property 'Size' | Select-Object -Last 1
}
