function Stop-Docker {
    <#
    .SYNOPSIS
    Stops Docker, so that its programs can be replaced. Does nothing where it does not run or is not there.

    .DESCRIPTION
    When a task is ended, the process that its script has started runs on, so Docker's process is ended too.

    .PARAMETER Recipe
    'service' or 'task'.

    .OUTPUTS
    Changed, Note.
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

    $programs = @()
    if ($Recipe -eq 'task') {
        # A pattern, since asking for a name that is not there is an error.
        $programs = @(Get-Process -Name 'docke[r]')
    }
    # A service takes no command while it starts or stops; Windows gives it half a minute for that.
    $state = Get-DockerState -Recipe $Recipe
    for ($second = 0; $state -eq 'changing' -and $second -lt 30; $second++) {
        Start-Sleep -Seconds 1
        $state = Get-DockerState -Recipe $Recipe
    }
    $runs = $state -notin 'absent', 'stopped'
    if (-not $runs -and $programs.Count -eq 0) {
        return [pscustomobject]@{ Changed = $false; Note = 'Docker does not run' }
    }
    if ($Recipe -eq 'service') {
        Stop-Service -Name 'docker' -Force
    }
    elseif ($runs) {
        Stop-ScheduledTask -TaskName 'Docker'
    }
    foreach ($program in $programs) {
        Stop-Process -InputObject $program -Force
        # Its file can be replaced when the process has ended; half a minute is more than enough for that.
        if (-not $program.WaitForExit(30000)) {
            throw (New-Refusal -Code 'DOCKER_NOT_STOPPED' -Message 'docker.exe still runs half a minute after it was ended.' -Remedy 'Restart the VM, and run it again.')
        }
    }
    if ((Get-DockerState -Recipe $Recipe) -notin 'absent', 'stopped') {
        throw (New-Refusal -Code 'DOCKER_NOT_STOPPED' -Message "Docker's $Recipe still runs after it was stopped." -Remedy 'Restart the VM, and run it again.')
    }
    [pscustomobject]@{ Changed = $true; Note = 'stopped Docker' }
}
