function Get-DockerSetup {
    <#
    .SYNOPSIS
    Returns how Docker is set up in this guest, whether it runs or not. Its key is not read.

    .PARAMETER Recipe
    'service' or 'task'.

    .OUTPUTS
    Start, 'none' where there is no such service or task; Settings, the text of daemon.json or of the task's script; Authority
    and Certificate, PEM; KeyThere; PortOpen. A text is empty where its file is not there.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('service', 'task')]
        [string]
        $Recipe
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $certificates = 'C:\ProgramData\docker\certs.d'
    $settings = 'C:\ProgramData\docker\config\daemon.json'
    if ($Recipe -eq 'task') {
        $settings = 'C:\ProgramData\docker\runDockerDaemon.cmd'
    }
    [pscustomobject]@{
        Start       = Get-DockerStart -Recipe $Recipe
        Settings    = Get-GuestText -Path $settings
        Authority   = Get-GuestText -Path "$certificates\ca.pem"
        Certificate = Get-GuestText -Path "$certificates\server-cert.pem"
        KeyThere    = Test-Path -LiteralPath "$certificates\server-key.pem" -PathType Leaf
        PortOpen    = Test-DockerPort
    }
}
