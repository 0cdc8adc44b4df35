function Get-HostVm {
    <#
    .SYNOPSIS
    Breaks the rule of its folder.

    .PARAMETER Id
    The id.

    .PARAMETER Name
    The name.

    .OUTPUTS
    The VMs.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Id,

        [Parameter(Mandatory = $true)]
        [string]
        $Name
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $found = @(Hyper-V\Get-VM | ForEach-Object -Process { [pscustomobject]@{ Id = $Id; Name = $Name } })
    [pscustomobject]@{ Vms = $found }
}
