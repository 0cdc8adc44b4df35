function New-ContainerSwitch {
    <#
    .SYNOPSIS
    Makes the virtual switch that the Docker of Technical Preview 4 connects containers to, with its NAT.

    .DESCRIPTION
    Get-VMHost runs first: on Technical Preview 4 the cmdlets for switches may fail before that.

    .PARAMETER SwitchName
    The switch.

    .PARAMETER Mode
    'nat' or 'transparent'.

    .PARAMETER Subnet
    The subnet of the NAT, with prefix length; empty for transparent.

    .OUTPUTS
    Changed, Note.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $SwitchName,

        [Parameter(Mandatory = $true)]
        [ValidateSet('nat', 'transparent')]
        [string]
        $Mode,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Subnet
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if (@(Get-Module -Name 'Hyper-V' -ListAvailable).Count -eq 0) {
        throw (New-Refusal -Code 'NO_COMPUTE_PACKAGE' -Message 'The Hyper-V module is not in this guest.' -Remedy 'Add the package Compute to the base disk.')
    }
    [void](Hyper-V\Get-VMHost)
    $changed = $false
    if (@(Hyper-V\Get-VMSwitch | Where-Object -FilterScript { $_.Name -eq $SwitchName }).Count -eq 0) {
        if ($Mode -eq 'nat') {
            if (-not (Get-Command -Name 'Hyper-V\New-VMSwitch').Parameters.ContainsKey('NatSubnetAddress')) {
                $message = 'This release of Windows has no virtual switch of type NAT.'
                throw (New-Refusal -Code 'NAT_SWITCH_UNKNOWN' -Message $message -Remedy 'Its host network service makes the network; make no switch.')
            }
            [void](Hyper-V\New-VMSwitch -Name $SwitchName -SwitchType 'NAT' -NatSubnetAddress $Subnet)
        }
        else {
            # 1 is 'up'.
            $adapter = Get-NetAdapter -Physical | Where-Object -FilterScript { [int]$_.InterfaceOperationalStatus -eq 1 } |
                Select-Object -First 1
            if ($null -eq $adapter) {
                throw (New-Refusal -Code 'NO_ADAPTER_CONNECTED' -Message 'No network adapter of this guest is connected.' -Remedy 'Connect the VM to a switch.')
            }
            [void](Hyper-V\New-VMSwitch -Name $SwitchName -NetAdapterName $adapter.Name)
        }
        $changed = $true
    }
    # A machine can have only one NAT.
    if ($Mode -eq 'nat' -and @(Get-NetNat).Count -eq 0) {
        [void](New-NetNat -Name 'nat' -InternalIPInterfaceAddressPrefix $Subnet)
        if (@(Get-NetNat).Count -eq 0) {
            throw (New-Refusal -Code 'CONTAINER_SWITCH_NOT_MADE' -Message "The NAT of switch '$SwitchName' is not there after it was made.")
        }
        $changed = $true
    }
    if (@(Hyper-V\Get-VMSwitch | Where-Object -FilterScript { $_.Name -eq $SwitchName }).Count -eq 0) {
        throw (New-Refusal -Code 'CONTAINER_SWITCH_NOT_MADE' -Message "The virtual switch '$SwitchName' is not there after it was made.")
    }
    $note = "switch '$SwitchName' is there"
    if ($changed) {
        $note = "made $Mode switch '$SwitchName'"
    }
    [pscustomobject]@{ Changed = $changed; Note = $note }
}
