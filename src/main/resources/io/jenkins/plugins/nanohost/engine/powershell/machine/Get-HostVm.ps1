function Get-HostVm {
    <#
    .SYNOPSIS
    Finds VMs by id and by name.

    .DESCRIPTION
    All VMs are listed and searched: when Hyper-V is asked for an id or name that is not there, it answers with an error
    like any other, and an error must never be read as "not there".

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

    $found = @(Hyper-V\Get-VM | Where-Object -FilterScript {
            ($Id -ne '' -and [string]$_.Id -eq $Id) -or ($Name -ne '' -and $_.Name -eq $Name) })
    [pscustomobject]@{ Vms = @($found | ForEach-Object -Process { ConvertTo-VmFact -Vm $_ }) }
}
