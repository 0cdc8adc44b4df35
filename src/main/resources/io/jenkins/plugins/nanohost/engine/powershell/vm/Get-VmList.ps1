function Get-VmList {
    <#
    .SYNOPSIS
    Returns all VMs of this machine.

    .DESCRIPTION
    When a VM is removed while Hyper-V lists them, the whole list fails with ObjectNotFound. It is then asked again, and an
    empty list is never made of it. The id of the error is the same in every language of Windows.

    .OUTPUTS
    Hyper-V's objects.
    #>
    [CmdletBinding()]
    [OutputType([object])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $tries = 5
    for ($try = 1; $true; $try++) {
        try {
            return @(Hyper-V\Get-VM)
        }
        catch {
            if ($try -ge $tries -or -not $_.FullyQualifiedErrorId.StartsWith('ObjectNotFound')) {
                throw
            }
            Write-Verbose -Message "A VM was removed while all were listed; they are listed again ($_)"
        }
        Start-Sleep -Seconds 1
    }
}
