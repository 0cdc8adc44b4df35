function Remove-HostVm {
    <#
    .SYNOPSIS
    Turns a VM of ours off and removes it; its disks stay.

    .PARAMETER Id
    The VM's id; it is no error when there is no such VM.

    .PARAMETER Mark
    The word that its notes must hold.

    .OUTPUTS
    Changed, Note.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Id,

        [Parameter(Mandatory = $true)]
        [string]
        $Mark
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if ($null -eq (Get-VmById -Id $Id)) {
        return [pscustomobject]@{ Changed = $false; Note = "VM $Id was not there" }
    }
    $vm = Find-HostVm -Id $Id -Mark $Mark
    # A saved VM can be removed as it is, and cannot be turned off.
    if (@('Off', 'Saved') -notcontains [string]$vm.State) {
        Hyper-V\Stop-VM -VM $vm -TurnOff -Force
    }
    Hyper-V\Remove-VM -VM $vm -Force
    if ($null -ne (Get-VmById -Id $Id)) {
        throw (New-Refusal -Code 'VM_NOT_REMOVED' -Message "VM '$($vm.Name)' ($Id) is still there after it was removed." -Remedy 'Remove it by hand.')
    }
    [pscustomobject]@{ Changed = $true; Note = "removed VM '$($vm.Name)'" }
}
