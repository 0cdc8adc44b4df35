function Unlock-Machine {
    <#
    .SYNOPSIS
    Gives back a lock of Lock-Machine.
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
