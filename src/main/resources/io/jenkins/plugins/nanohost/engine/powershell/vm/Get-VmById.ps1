function Get-VmById {
    <#
    .SYNOPSIS
    Returns the VM with an id, or nothing where there is none.

    .DESCRIPTION
    Hyper-V is asked for the id alone, so that other VMs do not matter. Where it answers with an error, the list of all
    VMs decides: an error is never read as "not there".

    .OUTPUTS
    Hyper-V's object, or null.
    #>
    [CmdletBinding()]
    [OutputType([object])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Id
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    try {
        return Hyper-V\Get-VM -Id $Id
    }
    catch {
        # The usual answer for an id that is not there.
        if (-not $_.FullyQualifiedErrorId.StartsWith('InvalidParameter')) {
            Write-Warning -Message "Hyper-V cannot find VM $Id by its id ($_); all VMs are searched."
        }
    }
    Get-VmList | Where-Object -FilterScript { [string]$_.Id -eq $Id } | Select-Object -First 1
}
