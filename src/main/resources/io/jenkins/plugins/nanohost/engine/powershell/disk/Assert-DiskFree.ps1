function Assert-DiskFree {
    <#
    .SYNOPSIS
    Refuses a disk that a VM has, or that another disk builds on: the disk of a checkpoint, a backup or a host.

    .PARAMETER Refused
    What is not done with the disk, for the message, for example 'is not deleted'.

    .PARAMETER VmId
    The VM that may have the disk; empty: no VM may.

    .PARAMETER OffVmMayHaveIt
    Any VM that is off may have the disk.

    .PARAMETER UnreadableFileMayBeThere
    A file in the same folder that cannot be read counts as one that does not build on the disk.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [string]
        $Refused,

        [Parameter()]
        [string]
        $VmId = '',

        [Parameter()]
        [switch]
        $OffVmMayHaveIt,

        [Parameter()]
        [switch]
        $UnreadableFileMayBeThere
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    foreach ($use in @(Find-DiskUse -Path $Path)) {
        $message = "Disk '$Path' ${Refused}: "
        if ($use.VmId -eq '') {
            if ($use.Problem -ne '' -and $UnreadableFileMayBeThere) {
                Write-Warning -Message "Whether '$($use.Disk)' builds on '$Path' cannot be read ($($use.Problem))."
                continue
            }
            if ($use.Problem -ne '') {
                $message += "it is not known whether '$($use.Disk)' builds on it ($($use.Problem))."
                throw (New-Refusal -Code 'DISK_USER_UNKNOWN' -Message $message -Remedy "Repair '$($use.Disk)', or delete it first if nobody needs it.")
            }
            $message += "it is the parent of '$($use.Disk)'."
            throw (New-Refusal -Code 'DISK_IS_PARENT' -Message $message -Remedy 'Delete its children first.')
        }
        if (-not (Test-SameFile -Path $use.Disk -Other $Path)) {
            $message += "disk '$($use.Disk)' of the VM '$($use.VmName)' builds on it."
            throw (New-Refusal -Code 'DISK_IS_BUILT_ON' -Message $message -Remedy 'Remove that VM, or merge its checkpoints, first.')
        }
        if ($use.VmId -eq $VmId) {
            continue
        }
        if ($OffVmMayHaveIt) {
            $vm = Get-VmById -Id $use.VmId
            if ($null -ne $vm -and [string]$vm.State -ne 'Off') {
                $message += "the VM '$($use.VmName)' has it, and is $($vm.State)."
                throw (New-Refusal -Code 'DISK_IN_USE' -Message $message -Remedy 'Shut that VM down first.')
            }
        }
        else {
            $message += "the VM '$($use.VmName)' has it."
            throw (New-Refusal -Code 'DISK_IN_USE' -Message $message -Remedy 'Remove that VM first.')
        }
    }
}
