function Register-DockerTask {
    <#
    .SYNOPSIS
    Makes the task that runs Docker's daemon at the start of Windows, as the system.

    .PARAMETER Renew
    Whether its configuration has changed: a task that runs is then stopped.

    .OUTPUTS
    Whether the task was made.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param (
        [Parameter(Mandatory = $true)]
        [bool]
        $Renew
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $task = Get-ScheduledTask | Where-Object -FilterScript { $_.TaskName -eq 'Docker' } | Select-Object -First 1
    if ($null -ne $task) {
        # 4 is 'running'.
        if ($Renew -and [int]$task.State -eq 4) {
            Stop-ScheduledTask -TaskName 'Docker'
        }
        return $false
    }
    $command = '/c C:\ProgramData\docker\runDockerDaemon.cmd'
    $action = New-ScheduledTaskAction -Execute 'C:\Windows\System32\cmd.exe' -Argument $command
    $trigger = New-ScheduledTaskTrigger -AtStartup
    # Without a limit: otherwise Windows ends a task after three days. Hyper-V shows a guest the battery of its machine.
    $power = @{ AllowStartIfOnBatteries = $true; DontStopIfGoingOnBatteries = $true }
    $settings = New-ScheduledTaskSettingsSet -Priority 5 -ExecutionTimeLimit ([timespan]::Zero) @power
    $principal = New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -LogonType 'ServiceAccount' -RunLevel 'Highest'
    [void](Register-ScheduledTask -TaskName 'Docker' -Action $action -Trigger $trigger -Settings $settings -Principal $principal)
    $true
}
