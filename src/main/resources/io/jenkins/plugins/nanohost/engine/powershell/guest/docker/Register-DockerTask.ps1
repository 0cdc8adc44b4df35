function Register-DockerTask {
    <#
    .SYNOPSIS
    Makes the task that runs Docker's daemon at the start of Windows, as the system.

    .OUTPUTS
    Whether the task was made.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $start = Get-DockerStart -Recipe 'task'
    if ($start -eq 'automatic') {
        return $false
    }
    if ($start -eq 'disabled') {
        Unregister-ScheduledTask -TaskName 'Docker' -Confirm:$false
    }
    $command = '/c C:\ProgramData\docker\runDockerDaemon.cmd'
    $action = New-ScheduledTaskAction -Execute 'C:\Windows\System32\cmd.exe' -Argument $command
    $trigger = New-ScheduledTaskTrigger -AtStartup
    # Without a limit: otherwise Windows ends a task after three days. Hyper-V shows a guest the battery of its machine.
    $power = @{ AllowStartIfOnBatteries = $true; DontStopIfGoingOnBatteries = $true }
    $settings = New-ScheduledTaskSettingsSet -Priority 5 -ExecutionTimeLimit ([timespan]::Zero) @power
    $principal = New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -LogonType 'ServiceAccount' -RunLevel 'Highest'
    [void](Register-ScheduledTask -TaskName 'Docker' -Action $action -Trigger $trigger -Settings $settings -Principal $principal)
    if ((Get-DockerState -Recipe 'task') -eq 'absent') {
        throw (New-Refusal -Code 'DOCKER_NOT_REGISTERED' -Message "There is no task 'Docker' after it was registered.")
    }
    $true
}
