function Unlock-MachineMutex {
    <#
    .SYNOPSIS
    Gives back a lock of Lock-MachineMutex.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [System.Threading.Mutex]
        $Mutex
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $Mutex.ReleaseMutex()
    $Mutex.Dispose()
}
