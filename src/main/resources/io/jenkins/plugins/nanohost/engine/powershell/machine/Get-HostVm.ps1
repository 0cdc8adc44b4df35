function Get-HostVm {
    <#
    .SYNOPSIS
    Finds VMs by id and by name.

    .DESCRIPTION
    All VMs are asked for and looked through: Hyper-V's answer to an id or name that is not there is an error like any
    other, and an error must never be read as absence.

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
