function Get-HostVmState {
    <#
    .SYNOPSIS
    Returns what VMs are doing, all with one question.

    .DESCRIPTION
    All VMs are listed and searched, as for a name: a VM that is not there is no error. Its disks are not opened.

    .PARAMETER Ids
    The ids of VMs.

    .OUTPUTS
    Vms, a list of Id, Name, State, Notes, Addresses, Disks.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [string[]]
        $Ids
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $found = @(Get-VmList | Where-Object -FilterScript { $Ids -contains [string]$_.Id })
    [pscustomobject]@{
        Vms = @(foreach ($vm in $found) {
                [pscustomobject]@{
                    Id        = [string]$vm.Id
                    Name      = [string]$vm.Name
                    State     = [string]$vm.State
                    Notes     = [string]$vm.Notes
                    Addresses = @(Get-VmAddress -Vm $vm)
                    Disks     = @(Hyper-V\Get-VMHardDiskDrive -VM $vm | ForEach-Object -Process { [string]$_.Path })
                }
            })
    }
}
