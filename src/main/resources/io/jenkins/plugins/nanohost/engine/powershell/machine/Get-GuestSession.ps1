function Get-GuestSession {
    <#
    .SYNOPSIS
    Gives the table of the guest sessions that are open, by the VM's id; it lives as long as the session on the machine.

    .OUTPUTS
    The table itself, to be changed in place.
    #>
    [CmdletBinding()]
    [OutputType([hashtable])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    # Ignored: that it is not there yet is no error.
    if ($null -eq (Get-Variable -Name 'NanoHostGuestSession' -Scope 'Global' -ErrorAction 'Ignore')) {
        Set-Variable -Name 'NanoHostGuestSession' -Scope 'Global' -Value @{}
    }
    $global:NanoHostGuestSession
}
