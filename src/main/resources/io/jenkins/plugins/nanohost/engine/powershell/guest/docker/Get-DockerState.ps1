function Get-DockerState {
    <#
    .SYNOPSIS
    Returns whether Docker's service or task is 'absent', 'stopped' or 'running', by the numbers of their states.
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

    # Both have 4 for 'running'.
    if ($Recipe -eq 'service') {
        # A pattern, since asking for a name that is not there is an error.
        $found = Get-Service -Name 'docke[r]'
        $running = $null -ne $found -and [int]$found.Status -eq 4
    }
    else {
        $found = Get-ScheduledTask | Where-Object -FilterScript { $_.TaskName -eq 'Docker' } | Select-Object -First 1
        $running = $null -ne $found -and [int]$found.State -eq 4
    }
    if ($null -eq $found) {
        return 'absent'
    }
    if ($running) {
        return 'running'
    }
    'stopped'
}
