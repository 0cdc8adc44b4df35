function Add-DiskFile {
    <#
    .SYNOPSIS
    Copies files into a disk of a VM that is off. A file that is already there with the same length and time is kept.

    .PARAMETER Path
    The disk.

    .PARAMETER Files
    Objects with source, a file on this machine, and destination, C:\... in the guest.

    .OUTPUTS
    What was written: Files, Bytes.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [object[]]
        $Files
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    Assert-DiskFile -Path $Path -Files $Files
    Assert-DiskChain -Path $Path
    Assert-DiskFree -Path $Path -Refused 'takes no files' -OffVmMayHaveIt

    $failure = $null
    $dismounted = $false
    $lock = Lock-Machine -Name 'disk'
    try {
        [void](Dismount-Disk -Path $Path)
        $number = Mount-Disk -Path $Path
        $windows = Open-WindowsPartition -Path $Path -DiskNumber $number
        $placed = Copy-DiskFile -Windows $windows -Files $Files
        [void](Dismount-Disk -Path $Path)
        $dismounted = $true
    }
    catch {
        $failure = $_
        throw
    }
    finally {
        if (-not $dismounted) {
            Invoke-Cleanup -Failure $failure -Action { Dismount-Disk -Path $Path }
        }
        Unlock-Machine -Lock $lock
    }
    $placed
}
