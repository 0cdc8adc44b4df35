function Disconnect-Guest {
    <#
    .SYNOPSIS
    Closes the session to a guest, where one is open, and forgets it in any case.

    .DESCRIPTION
    A session whose guest has restarted may refuse even that, or hang; nothing depends on it.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $VmId
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $known = Get-GuestSession
    if ($known.ContainsKey($VmId)) {
        $entry = $known[$VmId]
        $known.Remove($VmId)
        if (-not (Test-GuestHop -Hop $entry.Hop)) {
            return
        }
        try {
            Invoke-GuestHop -Hop $entry.Hop -Name 'Remove-PSSession' -Parameters @{ Session = $entry.Session } -Seconds 10
        }
        catch {
            Write-Verbose -Message "The session to the guest of VM $VmId was not closed ($_)"
        }
        # Not after a call that hangs: disposing would wait for it.
        if (Test-GuestHop -Hop $entry.Hop) {
            $entry.Hop.Runspace.Dispose()
        }
    }
}
