function Invoke-DockerClient {
    <#
    .SYNOPSIS
    Runs the docker client in the guest against its own daemon.

    .DESCRIPTION
    A service listens on a pipe. A task listens only on TCP with TLS: there the client uses the server's certificate,
    which the authority has signed for clients too, and the port in the task's script.

    .PARAMETER Recipe
    'service' or 'task'.

    .PARAMETER Argument
    The client's arguments.

    .OUTPUTS
    An object: ExitCode; Lines, its standard output; Text, the end of everything that it wrote.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('service', 'task')]
        [string]
        $Recipe,

        [Parameter(Mandatory = $true)]
        [string[]]
        $Argument
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $docker = "$(Get-DockerFolder)\docker.exe"
    $way = @()
    if ($Recipe -eq 'task') {
        $command = [string](Get-Content -LiteralPath 'C:\ProgramData\docker\runDockerDaemon.cmd' -Raw)
        if ($command -notmatch '-H 0\.0\.0\.0:(\d+)') {
            throw (New-Refusal -Code 'DOCKER_TASK_DAMAGED' -Message 'The script of Docker''s task names no port.' -Remedy 'Set Docker up again.')
        }
        $certificates = 'C:\ProgramData\docker\certs.d'
        $way = @(
            '-H', "tcp://127.0.0.1:$($Matches[1])", '--tlsverify', '--tlscacert', "$certificates\ca.pem",
            '--tlscert', "$certificates\server-cert.pem", '--tlskey', "$certificates\server-key.pem")
    }
    # 5.1 makes an error record of each line on a redirected standard error: under 'Stop' the first one would end this.
    $ErrorActionPreference = 'Continue'
    $written = @($null | & $docker @way @Argument 2>&1)
    $exitCode = $LASTEXITCODE
    $ErrorActionPreference = 'Stop'

    $lines = @($written | Where-Object -FilterScript { $_ -isnot [System.Management.Automation.ErrorRecord] } |
            ForEach-Object -Process { [string]$_ })
    $text = @($written | Select-Object -Last 10 | ForEach-Object -Process { ([string]$_).Trim() }) -join [System.Environment]::NewLine
    [pscustomobject]@{ ExitCode = [int]$exitCode; Lines = $lines; Text = $text }
}
