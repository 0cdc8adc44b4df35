function Set-HostVm {
    <#
    .SYNOPSIS
    Changes a VM of ours in place; one that runs is shut down for it and stays off.

    .PARAMETER Id
    The VM's id.

    .PARAMETER Mark
    The word that its notes must hold.

    .PARAMETER SwitchName
    The virtual switch it is connected to.

    .PARAMETER MemoryBytes
    Its memory.

    .PARAMETER Processors
    How many processors it has.

    .PARAMETER MacSpoofing
    Whether its adapter may send with other MAC addresses.

    .OUTPUTS
    The VM, as ConvertTo-VmFact tells it.
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
        [string]
        $SwitchName,

        [Parameter(Mandatory = $true)]
        [long]
        $MemoryBytes,

        [Parameter(Mandatory = $true)]
        [int]
        $Processors,

        [Parameter(Mandatory = $true)]
        [bool]
        $MacSpoofing
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $vm = Find-HostVm -Id $Id -Mark $Mark
    Assert-SwitchThere -Name $SwitchName
    $fact = ConvertTo-VmFact -Vm $vm
    if ($fact.SwitchName -eq $SwitchName -and $fact.MemoryBytes -eq $MemoryBytes -and
        $fact.Processors -eq $Processors -and $fact.MacSpoofing -eq $MacSpoofing) {
        return $fact
    }
    if ($fact.State -eq 'Saved') {
        $message = "VM '$($fact.Name)' cannot be changed: its state is saved."
        throw (New-Refusal -Message $message -Remedy 'Start it, or delete its saved state.')
    }
    if ($fact.State -ne 'Off') {
        # Asks the guest to shut down, and turns the VM off where it does not.
        Hyper-V\Stop-VM -VM $vm -Force
        Write-Verbose -Message "Shut down VM '$($fact.Name)' to change it"
        $vm = Find-HostVm -Id $Id -Mark $Mark
        if ([string]$vm.State -ne 'Off') {
            $message = "VM '$($fact.Name)' is $($vm.State) after it was shut down."
            throw (New-Refusal -Message $message -Remedy 'Turn it off by hand, and run again.')
        }
    }
    Set-VmHardware -Vm $vm -SwitchName $SwitchName -MemoryBytes $MemoryBytes -Processors $Processors -MacSpoofing $MacSpoofing
    ConvertTo-VmFact -Vm (Find-HostVm -Id $Id -Mark $Mark)
}
