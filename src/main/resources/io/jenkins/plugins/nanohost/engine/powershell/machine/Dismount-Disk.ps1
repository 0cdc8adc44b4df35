function Dismount-Disk {
    <#
    .SYNOPSIS
    Dismounts a disk file that is mounted on the machine, and removes the empty folder through which it was reached.

    .DESCRIPTION
    Whether it is mounted is asked of the disks that the machine has, since a damaged file cannot be asked itself. Only an
    empty folder is removed: one that still leads into a disk must never be deleted with its content.

    .OUTPUTS
    Whether it was mounted.
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

    $mounted = @(Get-Disk | Where-Object -FilterScript { $_.Location -eq $Path }).Count -gt 0
    if ($mounted) {
        Hyper-V\Dismount-VHD -Path $Path
        if (@(Get-Disk | Where-Object -FilterScript { $_.Location -eq $Path }).Count -gt 0) {
            throw (New-Refusal -Message "Disk '$Path' is still mounted after it was dismounted." -Remedy 'Dismount it by hand.')
        }
    }
    $folder = "$Path.mount"
    if (Test-Path -LiteralPath $folder -PathType Container) {
        [System.IO.Directory]::Delete($folder, $false)
    }
    $mounted
}
