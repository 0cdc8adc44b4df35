function Open-DockerPort {
    <#
    .SYNOPSIS
    Opens Docker's port in the guest's firewall; a rule that is there is kept, so Close-DockerPort comes first for another port.

    .DESCRIPTION
    With netsh, since Nano Server has no cmdlets for its firewall.

    .PARAMETER Port
    The TCP port.

    .OUTPUTS
    Whether a rule was made.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param (
        [Parameter(Mandatory = $true)]
        [int]
        $Port
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if (Test-DockerPort) {
        return $false
    }
    $add = @('advfirewall', 'firewall', 'add', 'rule', 'name=NanoContainerHostDocker')
    $settings = @('dir=in', 'action=allow', 'protocol=TCP', "localport=$Port", 'profile=any')
    [void](Invoke-NativeProgram -Path 'C:\Windows\System32\netsh.exe' -Argument ($add + $settings))
    if (-not (Test-DockerPort)) {
        throw (New-Refusal -Code 'FIREWALL_RULE_UNCHANGED' -Message "The firewall's rule 'NanoContainerHostDocker' is not there after it was made.")
    }
    $true
}
