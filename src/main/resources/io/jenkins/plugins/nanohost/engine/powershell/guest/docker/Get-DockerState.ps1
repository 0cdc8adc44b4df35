function Get-DockerState {
    <#
    .SYNOPSIS
    Returns whether Docker's service or task is 'absent', 'stopped', 'running', or 'changing': a service that is just being
    started or stopped, or is paused. By the numbers of their states.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('service', 'task')]
        [string]
        $Recipe
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    # Both have 4 for 'running'. A service has 1 for 'stopped'; a task that does not run is ready, queued or disabled.
    if ($Recipe -eq 'service') {
        # A pattern, since asking for a name that is not there is an error.
        $found = Get-Service -Name 'docke[r]'
        $number = if ($null -ne $found) { [int]$found.Status }
        $stopped = $number -eq 1
    }
    else {
        $found = Get-ScheduledTask | Where-Object -FilterScript { $_.TaskName -eq 'Docker' } | Select-Object -First 1
        $number = if ($null -ne $found) { [int]$found.State }
        $stopped = $number -ne 4
    }
    if ($null -eq $found) {
        return 'absent'
    }
    if ($number -eq 4) {
        return 'running'
    }
    if ($stopped) {
        return 'stopped'
    }
    'changing'
}
