function Get-DockerStart {
    <#
    .SYNOPSIS
    Returns how Windows starts Docker's service or task: 'automatic', 'manual', 'disabled', or 'none' where there is none.
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

    $start = 'none'
    if ($Recipe -eq 'service') {
        # A pattern, since asking for a name that is not there is an error.
        if ($null -ne (Get-Service -Name 'docke[r]')) {
            $values = Get-ItemProperty -LiteralPath 'HKLM:\SYSTEM\CurrentControlSet\Services\docker'
            $start = switch ([int]$values.Start) {
                2 { 'automatic' }
                4 { 'disabled' }
                default { 'manual' }
            }
        }
    }
    else {
        $task = Get-ScheduledTask | Where-Object -FilterScript { $_.TaskName -eq 'Docker' } | Select-Object -First 1
        if ($null -ne $task) {
            $start = 'automatic'
            # 1 is 'disabled'.
            if ([int]$task.State -eq 1) {
                $start = 'disabled'
            }
        }
    }
    $start
}
