function Test-DockerPort {
    <#
    .SYNOPSIS
    Returns whether the guest's firewall has our rule for Docker's port.

    .DESCRIPTION
    With netsh, since Nano Server has no cmdlets for its firewall. Exit code 1 of netsh means that there is no such rule.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $show = @('advfirewall', 'firewall', 'show', 'rule', 'name=NanoContainerHostDocker')
    [void](Invoke-NativeProgram -Path 'C:\Windows\System32\netsh.exe' -AllowedExitCode 0, 1 -Argument $show)
    $LASTEXITCODE -eq 0
}
