function Get-MountNote {
    <#
    .SYNOPSIS
    Returns the table of the mount notes that this session has, by their files; it lives as long as the session.

    .OUTPUTS
    The table itself, to be changed in place.
    #>
    [CmdletBinding()]
    [OutputType([hashtable])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    # Ignored: it is no error that the variable is not there yet.
    if ($null -eq (Get-Variable -Name 'NanoHostMountNote' -Scope 'Global' -ErrorAction 'Ignore')) {
        Set-Variable -Name 'NanoHostMountNote' -Scope 'Global' -Value @{}
    }
    $global:NanoHostMountNote
}
