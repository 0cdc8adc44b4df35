function Unlock-Machine {
    <#
    .SYNOPSIS
    Releases a lock that Lock-Machine took.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [System.IO.FileStream]
        $Lock
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $Lock.Dispose()
}
