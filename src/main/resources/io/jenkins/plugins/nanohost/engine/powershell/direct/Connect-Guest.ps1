function Connect-Guest {
    <#
    .SYNOPSIS
    Opens a PowerShell Direct session to the guest of a VM, or returns why there is none. An open session is used again.

    .DESCRIPTION
    The type of the error shows whether the guest refused the credential or does not answer: PSDirectException is thrown
    only where the guest answered FAIL to name and password. Its text is in the language of Windows.

    .PARAMETER VmId
    The VM's id.

    .PARAMETER Credential
    The account in the guest, with its password.

    .OUTPUTS
    State, 'ready', 'silent' or 'credentialRefused'; Detail, the last message; Session; Hop, through which it is used.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $VmId,

        [Parameter(Mandatory = $true)]
        [System.Management.Automation.PSCredential]
        $Credential
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $vm = Find-HostVm -Id $VmId
    if ([string]$vm.State -ne 'Running') {
        Disconnect-Guest -VmId $VmId
        return [pscustomobject]@{ State = 'silent'; Detail = "VM '$($vm.Name)' does not run."; Session = $null; Hop = $null }
    }

    $known = Get-GuestSession
    if ($known.ContainsKey($VmId)) {
        $entry = $known[$VmId]
        $same = $entry.Credential.UserName -eq $Credential.UserName -and
            $entry.Credential.GetNetworkCredential().Password -ceq $Credential.GetNetworkCredential().Password
        $usable = (Test-GuestHop -Hop $entry.Hop) -and [string]$entry.Session.State -eq 'Opened'
        if ($same -and $usable) {
            return [pscustomobject]@{ State = 'ready'; Detail = ''; Session = $entry.Session; Hop = $entry.Hop }
        }
        Disconnect-Guest -VmId $VmId
    }

    # Opening one takes seconds. Bringing our functions into it may fail or hang in the same ways. All limits of Get-GuestFact
    # together are shorter than that of the operation.
    $limit = 60
    $hop = New-GuestHop
    try {
        $wanted = @{ VmId = $VmId; Credential = $Credential }
        $session = Invoke-GuestHop -Hop $hop -Name 'Open-GuestSession' -Parameters $wanted -Seconds $limit
    }
    catch {
        # The type by its name: previews of Windows have the type under another name, or not at all.
        $state = 'silent'
        $cause = $_.Exception
        while ($null -ne $cause) {
            if ($cause.GetType().Name -match '^PSDirect(Credential)?Exception$' -or
                $_.FullyQualifiedErrorId -match '^InvalidCredential\b') {
                $state = 'credentialRefused'
            }
            $cause = $cause.InnerException
        }
        if (Test-GuestHop -Hop $hop) {
            $hop.Runspace.Dispose()
        }
        return [pscustomobject]@{ State = $state; Detail = [string]$_; Session = $null; Hop = $null }
    }
    $known[$VmId] = [pscustomobject]@{ Session = $session; Credential = $Credential; Hop = $hop }
    [pscustomobject]@{ State = 'ready'; Detail = ''; Session = $session; Hop = $hop }
}
