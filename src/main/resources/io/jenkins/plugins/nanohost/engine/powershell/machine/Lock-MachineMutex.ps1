function Lock-MachineMutex {
    <#
    .SYNOPSIS
    Takes a lock that holds on the whole machine, and waits for it where another process has it.

    .DESCRIPTION
    Released by Unlock-MachineMutex in the same operation. When the process that had it died, it is ours.

    .PARAMETER Name
    What is locked, a word.

    .OUTPUTS
    The mutex.
    #>
    [CmdletBinding()]
    [OutputType([System.Threading.Mutex])]
    param (
        [Parameter(Mandatory = $true)]
        [ValidatePattern('^[0-9A-Za-z-]+$')]
        [string]
        $Name
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $mutex = New-Object -TypeName 'System.Threading.Mutex' -ArgumentList $false, "Global\NanoContainerHost-$Name"
    $told = $false
    while ($true) {
        try {
            # Not one long wait: a stop is heard between two short ones.
            if ($mutex.WaitOne(500)) {
                break
            }
        }
        catch [System.Threading.AbandonedMutexException] {
            break
        }
        if (-not $told) {
            Write-Verbose -Message "Waiting for another process of this machine that has the lock '$Name'"
            $told = $true
        }
    }
    $mutex
}
