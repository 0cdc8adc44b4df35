function Disconnect-Guest {
    <#
    .SYNOPSIS
    Closes the session to a guest, where one is open.
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
        $session = $known[$VmId].Session
        $known.Remove($VmId)
        Remove-PSSession -Session $session
    }
}
