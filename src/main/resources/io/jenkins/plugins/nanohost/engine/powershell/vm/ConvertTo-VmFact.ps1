function ConvertTo-VmFact {
    <#
    .SYNOPSIS
    Returns what the engine needs to know about a VM.

    .DESCRIPTION
    States are names of enumeration values, which are the same in every language of Windows; the texts that Hyper-V shows
    for them are not.

    .PARAMETER Vm
    Hyper-V's object.

    .OUTPUTS
    Id, Name, State, Notes, HeartbeatStatus, Uptime (seconds), Addresses, Drives (Path, Parents), Hardware (from
    Get-VmHardware), Clustered.
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

    $drives = @(foreach ($drive in @(Hyper-V\Get-VMHardDiskDrive -VM $Vm)) {
        $path = [string]$drive.Path
        $parents = @()
        if ($path -ne '') {
            try {
                $parents = @(Get-DiskChain -Path $path | Select-Object -Skip 1)
            }
            catch {
                # A VM with a damaged disk must still be found, so that it can be removed.
                Write-Warning -Message "It is not known on which disks '$path' of VM '$($Vm.Name)' builds ($_)."
            }
        }
        [pscustomobject]@{ Path = $path; Parents = $parents }
    })
    [pscustomobject]@{
        Id              = [string]$Vm.Id
        Name            = [string]$Vm.Name
        State           = [string]$Vm.State
        Notes           = [string]$Vm.Notes
        HeartbeatStatus = [string]$Vm.Heartbeat
        Uptime          = [long]$Vm.Uptime.TotalSeconds
        Addresses       = @(Get-VmAddress -Vm $Vm)
        Drives          = $drives
        Hardware        = Get-VmHardware -Vm $Vm
        Clustered       = [bool]$Vm.IsClustered
    }
}
