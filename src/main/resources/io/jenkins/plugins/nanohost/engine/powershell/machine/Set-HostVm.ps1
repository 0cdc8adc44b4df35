function Set-HostVm {
    <#
    .SYNOPSIS
    Changes a VM of ours in place; a running one is shut down for that and stays off.

    .PARAMETER Id
    The VM's id.

    .PARAMETER Mark
    The word that its notes must hold.

    .PARAMETER Hardware
    The hardware it gets, in the form that Get-VmHardware returns.

    .OUTPUTS
    The VM, in the form that ConvertTo-VmFact returns.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Id,

        [Parameter(Mandatory = $true)]
        [string]
        $Mark,

        [Parameter(Mandatory = $true)]
        [object]
        $Hardware
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $vm = Find-HostVm -Id $Id -Mark $Mark
    Assert-SwitchThere -Name $Hardware.SwitchName
    $fact = ConvertTo-VmFact -Vm $vm
    if (Test-VmHardware -Found $fact.Hardware -Wanted $Hardware) {
        return $fact
    }
    if ($fact.State -eq 'Saved') {
        $message = "VM '$($fact.Name)' cannot be changed: its state is saved."
        throw (New-Refusal -Code 'VM_STATE_SAVED' -Message $message -Remedy 'Start it, or delete its saved state.')
    }
    if ($fact.State -ne 'Off') {
        # Asks the guest to shut down, and turns the VM off where it does not.
        Hyper-V\Stop-VM -VM $vm -Force
        Write-Verbose -Message "Shut down VM '$($fact.Name)' to change it"
        $vm = Find-HostVm -Id $Id -Mark $Mark
        if ([string]$vm.State -ne 'Off') {
            $message = "VM '$($fact.Name)' is $($vm.State) after it was shut down."
            throw (New-Refusal -Code 'VM_NOT_TURNED_OFF' -Message $message -Remedy 'Turn it off by hand, and run it again.')
        }
    }
    Set-VmHardware -Vm $vm -Hardware $Hardware
    ConvertTo-VmFact -Vm (Find-HostVm -Id $Id -Mark $Mark)
}
