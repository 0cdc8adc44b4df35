function Get-DiskUser {
    <#
    .SYNOPSIS
    Finds the VMs that have a disk file among their disks.

    .OUTPUTS
    Hyper-V's objects of these VMs.
    #>
    [CmdletBinding()]
    [OutputType([object])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    foreach ($vm in @(Hyper-V\Get-VM)) {
        $drives = @(Hyper-V\Get-VMHardDiskDrive -VM $vm | Where-Object -FilterScript { $_.Path -eq $Path })
        if ($drives.Count -gt 0) {
            $vm
        }
    }
}
