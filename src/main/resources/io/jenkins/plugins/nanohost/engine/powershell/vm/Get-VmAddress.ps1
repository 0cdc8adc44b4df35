function Get-VmAddress {
    <#
    .SYNOPSIS
    Returns the addresses that a guest reports, those of its first adapter first.

    .OUTPUTS
    Texts; none until the guest reports.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Vm
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    Hyper-V\Get-VMNetworkAdapter -VM $Vm | ForEach-Object -Process { $_.IPAddresses } |
        Where-Object -FilterScript { $_ } | ForEach-Object -Process { [string]$_ }
}
