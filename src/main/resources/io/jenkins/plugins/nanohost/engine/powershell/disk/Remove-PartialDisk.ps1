function Remove-PartialDisk {
    <#
    .SYNOPSIS
    Removes a disk file that is not whole, whether it is mounted or not, and the copies of updates that were made for it.

    .OUTPUTS
    Whether anything of it was there.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $there = (Test-Path -LiteralPath $Path) -or (Test-Path -LiteralPath "$Path.mount")
    [void](Dismount-Disk -Path $Path -MayBeDamaged)
    if (Test-Path -LiteralPath $Path) {
        Remove-Item -LiteralPath $Path -Force
    }
    $updates = "$Path.updates"
    if (Test-Path -LiteralPath $updates -PathType Container) {
        Remove-Item -LiteralPath $updates -Recurse -Force
        $there = $true
    }
    $there
}
