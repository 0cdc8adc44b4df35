function Invoke-GuestOperation {
    <#
    .SYNOPSIS
    Runs a function of the folder 'guest' in the guest of a VM, as its administrator.

    .DESCRIPTION
    When the guest does not answer or refuses the credential, Get-GuestFact returns that; for all other functions it is an
    error. Get-GuestFact looks at guests that are starting: there whatever goes wrong means that the guest does not answer
    yet.

    .PARAMETER VmId
    The VM's id.

    .PARAMETER User
    The account in the guest.

    .PARAMETER Password
    Its password.

    .PARAMETER Function
    Its name, which is the name of a file in the folder 'guest'. Functions in the folders below it are refused.

    .PARAMETER Parameters
    Its parameters: an object with one property each.

    .OUTPUTS
    What the function returns.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $VmId,

        [Parameter(Mandatory = $true)]
        [string]
        $User,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Password,

        [Parameter(Mandatory = $true)]
        [ValidatePattern('^[A-Z][a-z]+-[A-Za-z]+$')]
        [string]
        $Function,

        [Parameter()]
        [object]
        $Parameters = $null
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $operations = Join-Path -Path (Split-Path -Path $PSScriptRoot -Parent) -ChildPath 'guest'
    if (-not (Test-Path -LiteralPath (Join-Path -Path $operations -ChildPath "$Function.ps1") -PathType Leaf)) {
        throw (New-Refusal -Code 'OPERATION_UNKNOWN' -Message "There is no operation '$Function' of the guest.")
    }
    $secret = New-Object -TypeName 'System.Security.SecureString'
    foreach ($character in $Password.ToCharArray()) {
        $secret.AppendChar($character)
    }
    $credential = New-Object -TypeName 'System.Management.Automation.PSCredential' -ArgumentList $User, $secret

    $arguments = @{}
    if ($null -ne $Parameters) {
        foreach ($property in $Parameters.PSObject.Properties) {
            $arguments[$property.Name] = $property.Value
        }
    }
    $looks = $Function -eq 'Get-GuestFact'
    # The engine's own limit for all other functions is the only one.
    $limit = 0
    if ($looks) {
        $limit = 60
    }
    $result = $null
    for ($try = 1; $null -eq $result; $try++) {
        $guest = Connect-Guest -VmId $VmId -Credential $credential
        if ($guest.State -ne 'ready') {
            if ($looks) {
                return [pscustomobject]@{
                    State = $guest.State; Detail = $guest.Detail; ComputerName = ''; Edition = ''; Build = 0; Revision = 0
                    Administrator = ''
                }
            }
            if ($guest.State -eq 'credentialRefused') {
                $message = "The guest of VM $VmId refuses the credential of ${User}: $($guest.Detail)"
                throw (New-Refusal -Code 'GUEST_REFUSED' -Message $message -Remedy 'Give the password that its host disk was made with.')
            }
            $message = "The guest of VM $VmId does not answer: $($guest.Detail)"
            throw (New-Refusal -Code 'GUEST_SILENT' -Message $message -Remedy 'Start the VM, and wait for its guest.')
        }
        try {
            $call = @{ Session = $guest.Session; Function = $Function; Arguments = $arguments }
            $result = Invoke-GuestHop -Hop $guest.Hop -Name 'Send-GuestCall' -Parameters $call -Seconds $limit
        }
        catch {
            # An error of the function arrives as a RemoteException. Any other is one of the session, which ends when the
            # guest restarts and may still say that it is open.
            $ofFunction = $_.Exception.GetType().Name -eq 'RemoteException'
            if ($ofFunction -and -not $looks) {
                throw
            }
            $detail = [string]$_
            Disconnect-Guest -VmId $VmId
            if ($looks) {
                return [pscustomobject]@{
                    State = 'silent'; Detail = $detail; ComputerName = ''; Edition = ''; Build = 0; Revision = 0
                    Administrator = ''
                }
            }
            # Every function may be repeated.
            if ($try -gt 1) {
                throw
            }
            continue
        }
        if ($null -eq $result) {
            throw (New-Refusal -Code 'ANSWER_UNREADABLE' -Message "$Function gave no result.")
        }
    }

    # A result from the guest has extra properties that name the guest.
    $own = [ordered]@{}
    foreach ($property in $result.PSObject.Properties) {
        if (@('PSComputerName', 'PSShowComputerName', 'RunspaceId') -notcontains $property.Name) {
            $own[$property.Name] = $property.Value
        }
    }
    [pscustomobject]$own
}
