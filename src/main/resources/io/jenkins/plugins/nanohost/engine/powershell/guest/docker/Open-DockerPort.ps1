function Open-DockerPort {
    <#
    .SYNOPSIS
    Opens Docker's port in the guest's firewall.

    .DESCRIPTION
    With netsh, since Nano Server has no cmdlets for its firewall. Exit code 1 of netsh means that there is no such rule.

    .PARAMETER Port
    The TCP port.

    .PARAMETER Renew
    Whether a rule that is there is replaced, since the port may have changed.

    .OUTPUTS
    Whether a rule was made.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param (
        [Parameter(Mandatory = $true)]
        [int]
        $Port,

        [Parameter(Mandatory = $true)]
        [bool]
        $Renew
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $netsh = 'C:\Windows\System32\netsh.exe'
    $rule = 'name=NanoContainerHostDocker'
    [void](Invoke-NativeProgram -Path $netsh -AllowedExitCode 0, 1 -Argument @('advfirewall', 'firewall', 'show', 'rule', $rule))
    $there = $LASTEXITCODE -eq 0
    if ($there -and -not $Renew) {
        return $false
    }
    if ($there) {
        [void](Invoke-NativeProgram -Path $netsh -Argument @('advfirewall', 'firewall', 'delete', 'rule', $rule))
    }
    $settings = @('dir=in', 'action=allow', 'protocol=TCP', "localport=$Port", 'profile=any')
    [void](Invoke-NativeProgram -Path $netsh -Argument (@('advfirewall', 'firewall', 'add', 'rule', $rule) + $settings))
    $true
}
