function Get-DiskChain {
    <#
    .SYNOPSIS
    Returns a disk's path and the paths of the disks that it builds on, nearest first.

    .DESCRIPTION
    The chain ends at a disk that is not there, since its volume may be offline, and at one that is no file.

    .OUTPUTS
    Paths.
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

    while ($Path) {
        $Path
        if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) {
            break
        }
        $Path = [string](Hyper-V\Get-VHD -Path $Path).ParentPath
    }
}
