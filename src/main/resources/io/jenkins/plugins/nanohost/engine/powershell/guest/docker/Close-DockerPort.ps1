function Close-DockerPort {
    <#
    .SYNOPSIS
    Deletes our rule from the guest's firewall, if there is one.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if (-not (Test-DockerPort)) {
        return
    }
    $delete = @('advfirewall', 'firewall', 'delete', 'rule', 'name=NanoContainerHostDocker')
    [void](Invoke-NativeProgram -Path 'C:\Windows\System32\netsh.exe' -Argument $delete)
    if (Test-DockerPort) {
        throw (New-Refusal -Code 'FIREWALL_RULE_UNCHANGED' -Message "The firewall's rule 'NanoContainerHostDocker' is still there after it was deleted.")
    }
}
