function Assert-DiskFree {
    <#
    .SYNOPSIS
    Refuses a disk that a VM has, or that another disk builds on: a checkpoint's, a backup's or a host's.

    .PARAMETER Refused
    What is not done with the disk, for the message, for example 'is not deleted'.

    .PARAMETER VmId
    The VM that may have it; empty: none may.

    .PARAMETER OffVmMayHaveIt
    Any VM may have it that is off.
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
        $OffVmMayHaveIt
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    foreach ($use in @(Find-DiskUse -Path $Path)) {
        $message = "Disk '$Path' ${Refused}: "
        if ($null -eq $use.Vm) {
            if ($use.Problem -ne '') {
                $message += "whether '$($use.Disk)' builds on it cannot be told ($($use.Problem))."
                throw (New-Refusal -Message $message -Remedy "Repair '$($use.Disk)', or delete it first if nobody needs it.")
            }
            $message += "it is the parent of '$($use.Disk)'."
            throw (New-Refusal -Message $message -Remedy 'Delete its children first.')
        }
        if ($use.Disk -ne $Path) {
            $message += "disk '$($use.Disk)' of the VM '$($use.Vm.Name)' builds on it."
            throw (New-Refusal -Message $message -Remedy 'Remove that VM, or merge its checkpoints, first.')
        }
        $off = [string]$use.Vm.State -eq 'Off'
        if ([string]$use.Vm.Id -ne $VmId -and -not ($OffVmMayHaveIt -and $off)) {
            $message += "the VM '$($use.Vm.Name)' has it, and is $($use.Vm.State)."
            $remedy = 'Remove that VM first.'
            if ($OffVmMayHaveIt) {
                $remedy = 'Shut that VM down first.'
            }
            throw (New-Refusal -Message $message -Remedy $remedy)
        }
    }
}
