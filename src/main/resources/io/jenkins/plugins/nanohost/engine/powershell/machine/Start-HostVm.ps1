function Start-HostVm {
    <#
    .SYNOPSIS
    Starts a VM; nothing is done to one that runs.

    .PARAMETER Id
    The VM's id.

    .OUTPUTS
    The VM, in the form that ConvertTo-VmFact returns.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Id
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $vm = Find-HostVm -Id $Id
    if ([string]$vm.State -eq 'Running') {
        return ConvertTo-VmFact -Vm $vm
    }
    if ([string]$vm.State -eq 'Paused') {
        Hyper-V\Resume-VM -VM $vm
    }
    else {
        Hyper-V\Start-VM -VM $vm
    }
    $vm = Find-HostVm -Id $Id
    if ([string]$vm.State -ne 'Running') {
        $message = "VM '$($vm.Name)' is $($vm.State) after it was started."
        throw (New-Refusal -Code 'VM_NOT_STARTED' -Message $message -Remedy 'See what Hyper-V Manager says about it.')
    }
    ConvertTo-VmFact -Vm $vm
}
