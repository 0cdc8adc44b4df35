function Get-GuestSession {
    <#
    .SYNOPSIS
    Returns the table of the open guest sessions, by the VM's id; it lives as long as the session on the machine.

    .OUTPUTS
    The table itself, to be changed in place.
    #>
    [CmdletBinding()]
    [OutputType([hashtable])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    # Ignored: it is no error that the variable is not there yet.
    if ($null -eq (Get-Variable -Name 'NanoHostGuestSession' -Scope 'Global' -ErrorAction 'Ignore')) {
        Set-Variable -Name 'NanoHostGuestSession' -Scope 'Global' -Value @{}
    }
    $global:NanoHostGuestSession
}
