function Open-GuestSession {
    <#
    .SYNOPSIS
    Opens a PowerShell Direct session to a guest, with our functions in it.

    .OUTPUTS
    The session.
    #>
    [CmdletBinding()]
    [OutputType([object])]
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

    $vm = Get-VmById -Id $VmId
    if ($null -eq $vm) {
        throw (New-Refusal -Code 'VM_NOT_THERE' -Message "VM $VmId was removed meanwhile.")
    }
    $session = New-PSSession -VMId $VmId -Credential $Credential
    try {
        Import-GuestFunction -Session $session
    }
    catch {
        $failure = $_
        try {
            Remove-PSSession -Session $session
        }
        catch {
            Write-Verbose -Message "The new session to the guest of VM $VmId was not closed ($_)"
        }
        throw $failure
    }
    $session
}
