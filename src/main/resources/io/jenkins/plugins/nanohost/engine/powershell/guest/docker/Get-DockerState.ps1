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

    $state = 'absent'
    if ($Recipe -eq 'service') {
        # A pattern, since asking for a name that is not there is an error.
        $service = Get-Service -Name 'docke[r]'
        if ($null -ne $service) {
            $state = switch ([int]$service.Status) {
                1 { 'stopped' }
                4 { 'running' }
                default { 'changing' }
            }
        }
    }
    else {
        $task = Get-ScheduledTask | Where-Object -FilterScript { $_.TaskName -eq 'Docker' } | Select-Object -First 1
        if ($null -ne $task) {
            $state = 'stopped'
            # 4 is 'running'; a task that does not run is ready, queued or disabled.
            if ([int]$task.State -eq 4) {
                $state = 'running'
            }
        }
    }
    $state
}
