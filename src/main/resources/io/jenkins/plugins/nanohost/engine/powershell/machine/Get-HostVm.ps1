function Get-HostVm {
    <#
    .SYNOPSIS
    Finds VMs by id and by name.

    .DESCRIPTION
    For a name, all VMs are listed and searched: when Hyper-V is asked for a name that is not there, it answers with an
    error like any other, and an error must never be read as "not there".

    .PARAMETER Id
    A VM's id; empty: not asked for by id.

    .PARAMETER Name
    A VM's name, which several may have; empty: not asked for by name.

    .OUTPUTS
    Vms, a list.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Id,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Name
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $found = @()
    if ($Name -ne '') {
        $found = @(Get-VmList | Where-Object -FilterScript {
                $_.Name -eq $Name -or ($Id -ne '' -and [string]$_.Id -eq $Id) })
    }
    elseif ($Id -ne '') {
        $found = @(Get-VmById -Id $Id)
    }
    [pscustomobject]@{ Vms = @($found | ForEach-Object -Process { ConvertTo-VmFact -Vm $_ }) }
}
