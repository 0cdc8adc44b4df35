function Install-Docker {
    <#
    .SYNOPSIS
    Writes Docker's configuration and certificates, makes its service or task, opens the firewall; does not start Docker.

    .PARAMETER Recipe
    'service': dockerd registers itself; 'task': a task that runs at the start of Windows, as on Technical Preview 4.

    .PARAMETER DaemonJson
    The text of daemon.json; empty for a task.

    .PARAMETER DaemonArguments
    The daemon's arguments; empty for a service.

    .PARAMETER Port
    The TCP port it listens on.

    .PARAMETER CertificateAuthority
    The certificate authority that signs the certificates of the clients, PEM.

    .PARAMETER ServerCertificate
    The daemon's certificate, PEM.

    .PARAMETER ServerKey
    Its key, PEM.

    .OUTPUTS
    Changed, Note.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('service', 'task')]
        [string]
        $Recipe,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $DaemonJson,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $DaemonArguments,

        [Parameter(Mandatory = $true)]
        [int]
        $Port,

        [Parameter(Mandatory = $true)]
        [string]
        $CertificateAuthority,

        [Parameter(Mandatory = $true)]
        [string]
        $ServerCertificate,

        [Parameter(Mandatory = $true)]
        [string]
        $ServerKey
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $folder = Get-DockerFolder
    $written = @(
        Set-GuestText -Path 'C:\ProgramData\docker\certs.d\ca.pem' -Text $CertificateAuthority
        Set-GuestText -Path 'C:\ProgramData\docker\certs.d\server-cert.pem' -Text $ServerCertificate
    )
    $restricted = Protect-GuestFolder -Path 'C:\ProgramData\docker\certs.d'
    $written += Set-GuestText -Path 'C:\ProgramData\docker\certs.d\server-key.pem' -Text $ServerKey
    if (-not $restricted) {
        Write-Warning -Message 'There is no icacls in this guest: all of its accounts can read the key of its Docker.'
    }
    if ($Recipe -eq 'service') {
        $written += Set-GuestText -Path 'C:\ProgramData\docker\config\daemon.json' -Text $DaemonJson
        $registered = Register-DockerService -Folder $folder -Renew ($written -contains $true)
    }
    else {
        $command = '@"{0}\docker.exe" {1} > C:\ProgramData\docker\daemon.log 2>&1{2}' -f
            $folder, $DaemonArguments, [System.Environment]::NewLine
        $written += Set-GuestText -Path 'C:\ProgramData\docker\runDockerDaemon.cmd' -Text $command
        $registered = Register-DockerTask -Renew ($written -contains $true)
    }
    $pathChanged = Add-MachinePath -Folder $folder
    $opened = Open-DockerPort -Port $Port -Renew ($written -contains $true)

    $changed = ($written -contains $true) -or $registered -or $pathChanged -or $opened
    $note = "Docker's $Recipe is set up in this way already"
    if ($changed) {
        $note = "set up Docker's $Recipe on port $Port"
    }
    [pscustomobject]@{ Changed = $changed; Note = $note }
}
