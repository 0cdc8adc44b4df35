function Test-DiskMounted {
    <#
    .SYNOPSIS
    Returns whether a disk file is mounted on the machine.

    .DESCRIPTION
    The list of the machine's disks is searched first, by Location; then the file itself is checked, since a machine may
    show a disk under another path than the one it was mounted with.

    .PARAMETER MayBeDamaged
    A file that cannot be read is reported as a warning, and counts as not mounted: if it is mounted after all, the next
    step that touches it fails.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter()]
        [switch]
        $MayBeDamaged
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if (@(Get-Disk | Where-Object -FilterScript { $_.Location -eq $Path }).Count -gt 0) {
        return $true
    }
    if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) {
        return $false
    }
    try {
        # Not Attached: that is also true for the disk of a running VM. Only a disk that this machine itself has mounted
        # has a number.
        $null -ne (Hyper-V\Get-VHD -Path $Path).DiskNumber
    }
    catch {
        if (-not $MayBeDamaged) {
            throw
        }
        Write-Warning -Message "Disk '$Path' cannot be read: $_"
        $false
    }
}
