function Get-DockerSubnet {
    <#
    .SYNOPSIS
    Returns the version of the Docker engine in this guest, and the subnet of Docker's network nat.

    .DESCRIPTION
    The program is asked for its version, since it is to be known before Docker is started with settings that depend on it.
    Only for a service: the docker of Technical Preview 4 has no dockerd.

    .OUTPUTS
    Engine; Subnet, empty where Docker does not answer or has no such network.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $said = Invoke-NativeProgram -Path "$(Get-DockerFolder)\dockerd.exe" -Argument '--version'
    $subnet = ''
    if ((Get-DockerState -Recipe 'service') -eq 'running') {
        $format = '{{range .IPAM.Config}}{{.Subnet}} {{end}}'
        $answer = Invoke-DockerClient -Recipe 'service' -Argument 'network', 'inspect', '--format', $format, 'nat'
        if ($answer.ExitCode -eq 0) {
            $subnet = ("$($answer.Lines | Select-Object -First 1)".Trim() -split ' ')[0]
        }
    }
    # In quotes: a cast would turn the result of an empty pipeline into null, not into ''.
    [pscustomobject]@{ Engine = "$($said | Select-Object -First 1)"; Subnet = $subnet }
}
