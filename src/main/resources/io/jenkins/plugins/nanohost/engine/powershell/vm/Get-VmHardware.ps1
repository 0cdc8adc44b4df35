function Get-VmHardware {
    <#
    .SYNOPSIS
    Returns the hardware of a VM, except its disks.

    .PARAMETER Vm
    Hyper-V's object.

    .OUTPUTS
    SwitchName (empty: not connected), Memory (bytes), Processors, MacSpoofing.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Vm
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $adapters = @(Hyper-V\Get-VMNetworkAdapter -VM $Vm)
    $switchName = ''
    $spoofing = $false
    if ($adapters.Count -gt 0) {
        $switchName = [string]$adapters[0].SwitchName
        $spoofing = [string]$adapters[0].MacAddressSpoofing -eq 'On'
    }
    [pscustomobject]@{
        SwitchName  = $switchName
        Memory      = [long]$Vm.MemoryStartup
        Processors  = [int]$Vm.ProcessorCount
        MacSpoofing = $spoofing
    }
}
