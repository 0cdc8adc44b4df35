function Set-VmHardware {
    <#
    .SYNOPSIS
    Gives a VM that is off its processors, memory, adapter and integration services.

    .DESCRIPTION
    Memory is static. Checkpoints at each start, which Windows makes by default from build 16299 on, are turned off: they
    would add disks to the chain that the ledger does not know. Guest services, which Copy-VMFile needs, are found by their
    id, since their name is in the language of Windows.

    .PARAMETER Hardware
    In the form that Get-VmHardware returns.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Vm,

        [Parameter(Mandatory = $true)]
        [object]
        $Hardware
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $guestServices = '6C09BB55-D683-4DA0-8931-C9BF705F6480'
    $settings = @{
        VM                 = $Vm
        ProcessorCount     = $Hardware.Processors
        StaticMemory       = $true
        MemoryStartupBytes = $Hardware.Memory
    }
    # Not on Windows Server 2016.
    if ((Get-Command -Name 'Hyper-V\Set-VM').Parameters.ContainsKey('AutomaticCheckpointsEnabled')) {
        $settings['AutomaticCheckpointsEnabled'] = $false
    }
    Hyper-V\Set-VM @settings

    $adapter = Hyper-V\Get-VMNetworkAdapter -VM $Vm | Select-Object -First 1
    if ($null -eq $adapter) {
        Hyper-V\Add-VMNetworkAdapter -VM $Vm -SwitchName $Hardware.SwitchName
        $adapter = Hyper-V\Get-VMNetworkAdapter -VM $Vm | Select-Object -First 1
    }
    elseif ([string]$adapter.SwitchName -ne $Hardware.SwitchName) {
        Hyper-V\Connect-VMNetworkAdapter -VMNetworkAdapter $adapter -SwitchName $Hardware.SwitchName
    }
    $spoofing = 'Off'
    if ($Hardware.MacSpoofing) {
        $spoofing = 'On'
    }
    Hyper-V\Set-VMNetworkAdapter -VMNetworkAdapter $adapter -MacAddressSpoofing $spoofing

    $service = Hyper-V\Get-VMIntegrationService -VM $Vm | Where-Object -FilterScript {
        ([string]$_.Id).EndsWith($guestServices, [System.StringComparison]::OrdinalIgnoreCase) }
    if ($null -ne $service -and -not $service.Enabled) {
        Hyper-V\Enable-VMIntegrationService -VMIntegrationService $service
    }

    # Looked at again: a setting that Hyper-V has not taken would show only later, in what the VM cannot do.
    $now = Get-VmById -Id ([string]$Vm.Id)
    $wrong = $settings.ContainsKey('AutomaticCheckpointsEnabled') -and $now.AutomaticCheckpointsEnabled
    $service = Hyper-V\Get-VMIntegrationService -VM $now | Where-Object -FilterScript {
        ([string]$_.Id).EndsWith($guestServices, [System.StringComparison]::OrdinalIgnoreCase) }
    $wrong = $wrong -or -not ($null -eq $service -or $service.Enabled)
    if ($wrong -or -not (Test-VmHardware -Found (Get-VmHardware -Vm $now) -Wanted $Hardware)) {
        $message = "VM '$($Vm.Name)' has not taken all of its settings: memory, processors, switch, MAC spoofing, " +
            'checkpoints or guest services.'
        throw (New-Refusal -Code 'VM_NOT_AS_ORDERED' -Message $message -Remedy 'Set them by hand to see why Hyper-V does not take them.')
    }
}
