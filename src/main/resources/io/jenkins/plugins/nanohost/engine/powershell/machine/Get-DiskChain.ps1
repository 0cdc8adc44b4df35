function Get-DiskChain {
    <#
    .SYNOPSIS
    Tells a disk's path and the paths of those that it builds on, nearest first.

    .DESCRIPTION
    It ends at a disk that is not there, since its volume may be offline, and at one that is no file.

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
