function Test-GuestHop {
    <#
    .SYNOPSIS
    Whether the last call through a guest's runspace has ended: one that hung keeps it for ever.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Hop
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $null -eq $Hop.Call -or $Hop.Call.IsCompleted
}
