function ConvertTo-VmFact {
    <#
    .SYNOPSIS
    Tells of a VM what the engine wants to know.

    .DESCRIPTION
    States are names of enumeration values, which are the same in every language of Windows; the texts that Hyper-V shows
    for them are not.

    .PARAMETER Vm
    Hyper-V's object.

    .OUTPUTS
    Id, Name, State, Notes, Heartbeat, Addresses, Drives (Path, Parents), Hardware (as Get-VmHardware tells it).
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
    $drives = @(foreach ($drive in @(Hyper-V\Get-VMHardDiskDrive -VM $Vm)) {
        $path = [string]$drive.Path
        $parents = @()
        if ($path -ne '') {
            try {
                $parents = @(Get-DiskChain -Path $path | Select-Object -Skip 1)
            }
            catch {
                # A damaged disk keeps its VM neither from being found nor from being removed.
                Write-Warning -Message "On which disks '$path' of VM '$($Vm.Name)' builds cannot be told ($_)."
            }
        }
        [pscustomobject]@{ Path = $path; Parents = $parents }
    })
    [pscustomobject]@{
        Id          = [string]$Vm.Id
        Name        = [string]$Vm.Name
        State       = [string]$Vm.State
        Notes       = [string]$Vm.Notes
        Heartbeat   = ([string]$Vm.Heartbeat).StartsWith('Ok')
        Addresses   = @($adapters | ForEach-Object -Process { $_.IPAddresses } | Where-Object -FilterScript { $_ } |
                ForEach-Object -Process { [string]$_ })
        Drives      = $drives
        Hardware    = Get-VmHardware -Vm $Vm
    }
}
