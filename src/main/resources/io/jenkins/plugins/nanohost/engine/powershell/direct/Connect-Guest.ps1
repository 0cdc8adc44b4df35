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
    State, 'ready', 'silent' or 'credentialRefused'; Detail, the last message; Session.
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
        return [pscustomobject]@{ State = 'silent'; Detail = "VM '$($vm.Name)' does not run."; Session = $null }
    }

    $known = Get-GuestSession
    if ($known.ContainsKey($VmId)) {
        $entry = $known[$VmId]
        $same = $entry.Credential.UserName -eq $Credential.UserName -and
            $entry.Credential.GetNetworkCredential().Password -ceq $Credential.GetNetworkCredential().Password
        if ($same -and [string]$entry.Session.State -eq 'Opened') {
            return [pscustomobject]@{ State = 'ready'; Detail = ''; Session = $entry.Session }
        }
        Disconnect-Guest -VmId $VmId
    }

    try {
        $session = New-PSSession -VMId $VmId -Credential $Credential
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
        return [pscustomobject]@{ State = $state; Detail = [string]$_; Session = $null }
    }
    # Put into the table only when it has the functions: the next operation would use it without them.
    Import-GuestFunction -Session $session
    $known[$VmId] = [pscustomobject]@{ Session = $session; Credential = $Credential }
    [pscustomobject]@{ State = 'ready'; Detail = ''; Session = $session }
}
