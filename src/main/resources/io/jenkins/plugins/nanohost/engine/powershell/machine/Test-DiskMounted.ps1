function Test-DiskMounted {
    <#
    .SYNOPSIS
    Tells whether a disk file is mounted on the machine.

    .DESCRIPTION
    The disks that the machine has are asked first, by their place; then the file, since a machine may show its disk by
    another path than the one it was mounted by.

    .PARAMETER MayBeDamaged
    A file that cannot be asked is told in a warning, and counts as not mounted: what is done next with one that is
    mounted fails on Windows by itself.
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
        # Attached alone tells of a disk that a running VM has, too; a number has one that this machine itself has mounted.
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
