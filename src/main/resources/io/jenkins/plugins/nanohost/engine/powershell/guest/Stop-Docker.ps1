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

    if ((Get-DockerState -Recipe $Recipe) -ne 'running') {
        return [pscustomobject]@{ Changed = $false; Note = 'Docker does not run' }
    }
    if ($Recipe -eq 'service') {
        Stop-Service -Name 'docker' -Force
    }
    else {
        Stop-ScheduledTask -TaskName 'Docker'
        # A pattern, since asking for a name that is not there is an error.
        Get-Process -Name 'docke[r]' | ForEach-Object -Process {
            Stop-Process -InputObject $_ -Force
            # Its file can be replaced when the process has ended; half a minute is more than enough for that.
            [void]$_.WaitForExit(30000)
        }
    }
    if ((Get-DockerState -Recipe $Recipe) -eq 'running') {
        throw (New-Refusal -Message "Docker's $Recipe still runs after it was stopped." -Remedy 'Restart the VM, and run it again.')
    }
    [pscustomobject]@{ Changed = $true; Note = 'stopped Docker' }
}
