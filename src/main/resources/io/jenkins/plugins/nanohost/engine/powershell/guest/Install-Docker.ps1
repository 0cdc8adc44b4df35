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
    The certificate authority that signs the certificates of the clients, PEM. Empty, like the next two: the certificates
    that are there stay.

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
        [AllowEmptyString()]
        [string]
        $CertificateAuthority,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $ServerCertificate,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $ServerKey
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $folder = Get-DockerFolder
    $certificates = 'C:\ProgramData\docker\certs.d'
    $settings = 'C:\ProgramData\docker\config\daemon.json'
    $texts = @{ $settings = $DaemonJson }
    if ($Recipe -eq 'task') {
        $settings = 'C:\ProgramData\docker\runDockerDaemon.cmd'
        $command = '@"{0}\docker.exe" {1} > C:\ProgramData\docker\daemon.log 2>&1{2}' -f
            $folder, $DaemonArguments, [System.Environment]::NewLine
        $texts = @{ $settings = $command }
    }
    if ($CertificateAuthority -ne '') {
        $texts["$certificates\ca.pem"] = $CertificateAuthority
        $texts["$certificates\server-cert.pem"] = $ServerCertificate
        $texts["$certificates\server-key.pem"] = $ServerKey
    }
    $changed = @($texts.Keys | Where-Object -FilterScript { -not (Test-GuestText -Path $_ -Text $texts[$_]) }).Count -gt 0
    if ($changed) {
        # First: when this ends midway, nothing runs and no port is open with former settings, and the next call goes on.
        [void](Stop-Docker -Recipe $Recipe)
        Close-DockerPort
        if ($CertificateAuthority -ne '') {
            foreach ($name in 'ca.pem', 'server-cert.pem') {
                Set-GuestText -Path "$certificates\$name" -Text $texts["$certificates\$name"]
            }
            $restricted = Protect-GuestFolder -Path $certificates
            if (-not $restricted) {
                Write-Warning -Message 'There is no icacls in this guest: all of its accounts can read the key of its Docker.'
            }
            Set-GuestText -Path "$certificates\server-key.pem" -Text $ServerKey
        }
        Set-GuestText -Path $settings -Text $texts[$settings]
    }
    if ($Recipe -eq 'service') {
        $registered = Register-DockerService -Folder $folder
    }
    else {
        $registered = Register-DockerTask
    }
    $pathChanged = Add-MachinePath -Folder $folder
    $opened = Open-DockerPort -Port $Port

    $changed = $changed -or $registered -or $pathChanged -or $opened
    $note = "Docker's $Recipe is set up in this way already"
    if ($changed) {
        $note = "set up Docker's $Recipe on port $Port"
    }
    [pscustomobject]@{ Changed = $changed; Note = $note }
}
