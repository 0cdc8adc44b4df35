function Start-HostVm {
    <#
    .SYNOPSIS
    Starts a VM; one that runs is left alone.

    .PARAMETER Id
    The VM's id.

    .OUTPUTS
    The VM, as ConvertTo-VmFact tells it.
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
        throw (New-Refusal -Message $message -Remedy 'See in Hyper-V Manager what it says.')
    }
    ConvertTo-VmFact -Vm $vm
}
