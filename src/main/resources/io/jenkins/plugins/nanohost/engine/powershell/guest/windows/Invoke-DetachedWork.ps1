function Invoke-DetachedWork {
    <#
    .SYNOPSIS
    Runs one of our functions in the guest beside the calls that ask for it, and returns its result once it has ended.

    .DESCRIPTION
    PowerShell Direct cuts a long call. So the function runs in a task of Windows, as the system, and each call only starts
    it, or looks for its result, and returns at once. One function runs at a time. A call joins the one that runs. When the
    guest restarts meanwhile, the next call starts it again.

    The task's folder has run.cmd, which the task runs; work.ps1, our functions, of which Complete-DetachedWork is called;
    request.json, the function that is asked for and its arguments; result.json, moved into place when it is whole; log.txt,
    what PowerShell wrote; exit.txt, written last.

    .PARAMETER Function
    Its name: one that Complete-DetachedWork knows.

    .PARAMETER Arguments
    Its parameters.

    .PARAMETER Again
    Whether this call asks for the result of a call before it. Otherwise a result that is there is one that nobody asked for,
    perhaps an old one, and is dropped.

    .OUTPUTS
    The function's result; nothing while it runs.
    #>
    [CmdletBinding()]
    [OutputType([object])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Function,

        [Parameter(Mandatory = $true)]
        [System.Collections.IDictionary]
        $Arguments,

        [Parameter(Mandatory = $true)]
        [bool]
        $Again
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $name = 'NanoContainerHost'
    $folder = 'C:\ProgramData\NanoContainerHost\work'
    # A pattern, since asking for a name that is not there is an error.
    $task = Get-ScheduledTask -TaskName 'NanoContainerHos[t]' | Select-Object -First 1
    # 2 is 'queued', 4 is 'running'.
    if ($null -ne $task -and @(2, 4) -contains [int]$task.State) {
        return
    }

    $request = ConvertTo-Json -InputObject ([ordered]@{ Function = $Function; Arguments = $Arguments }) -Depth 4 -Compress
    $same = (Test-Path -LiteralPath "$folder\request.json" -PathType Leaf) -and
        (Get-Content -LiteralPath "$folder\request.json" -Raw -Encoding 'UTF8') -ceq $request
    if ($Again -and $same -and (Test-Path -LiteralPath "$folder\exit.txt" -PathType Leaf)) {
        $log = ''
        if (Test-Path -LiteralPath "$folder\log.txt" -PathType Leaf) {
            $log = @(Get-Content -LiteralPath "$folder\log.txt" | Select-Object -Last 10) -join ' '
        }
        $code = ([string](Get-Content -LiteralPath "$folder\exit.txt" -Raw)).Trim()
        $answer = $null
        if (Test-Path -LiteralPath "$folder\result.json" -PathType Leaf) {
            $answer = ConvertFrom-Json -InputObject (Get-Content -LiteralPath "$folder\result.json" -Raw -Encoding 'UTF8')
        }
        try {
            if ($null -ne $task) {
                Unregister-ScheduledTask -TaskName $name -Confirm:$false
            }
            Remove-Item -LiteralPath $folder -Recurse -Force
        }
        catch {
            # The next work begins with it.
            Write-Verbose -Message "What $Function used in the guest was not deleted: $_"
        }
        if ($null -eq $answer) {
            throw (New-Refusal -Code 'GUEST_TASK_FAILED' -Message "The task of $Function in the guest ended with code $code and no result: $log")
        }
        if ($answer.Message) {
            # An engine of another version may have left an answer without it.
            $cause = if ($null -ne $answer.PSObject.Properties['Code']) { [string]$answer.Code } else { '' }
            throw (New-Refusal -Code $cause -Message $answer.Message -Remedy $answer.Remedy)
        }
        return $answer.Result
    }

    # Made new, for the system and the administrators alone: the system runs what is in it.
    if (Test-Path -LiteralPath $folder) {
        Remove-Item -LiteralPath $folder -Recurse -Force
    }
    [void](New-Item -Path $folder -ItemType 'Directory' -Force)
    [void](Protect-GuestFolder -Path $folder)
    $end = [System.Environment]::NewLine
    $script = "$global:NanoHostGuestScript${end}Complete-DetachedWork$end"
    Set-GuestText -Path "$folder\work.ps1" -Text $script
    # Read as text, not run as a file, so that no execution policy refuses it. PowerShell of Nano Server fails without both
    # variables where Windows does not set them.
    $command = @(
        '@echo off'
        'if not defined LOCALAPPDATA set "LOCALAPPDATA=%USERPROFILE%\AppData\Local"'
        'if not defined PSExecutionPolicyPreference set "PSExecutionPolicyPreference=RemoteSigned"'
        'cd /d C:\ProgramData\NanoContainerHost\work'
        'set "work=C:\ProgramData\NanoContainerHost\work\work.ps1"'
        'set "command=& ([scriptblock]::Create((Get-Content -LiteralPath $env:work -Raw)))"'
        'C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe -Command "%command%" < nul > log.txt 2>&1'
        '> exit.txt echo %errorlevel%'
        '')
    Set-GuestText -Path "$folder\run.cmd" -Text ($command -join $end)
    Set-GuestText -Path "$folder\request.json" -Text $request

    $action = New-ScheduledTaskAction -Execute 'C:\Windows\System32\cmd.exe' -Argument '/c C:\ProgramData\NanoContainerHost\work\run.cmd'
    # Without a limit: otherwise Windows ends a task after three days. The engine has one. Hyper-V shows a guest the battery
    # of its machine.
    $power = @{ AllowStartIfOnBatteries = $true; DontStopIfGoingOnBatteries = $true }
    $settings = New-ScheduledTaskSettingsSet -Priority 5 -ExecutionTimeLimit ([timespan]::Zero) @power
    $principal = New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -LogonType 'ServiceAccount' -RunLevel 'Highest'
    [void](Register-ScheduledTask -TaskName $name -Action $action -Settings $settings -Principal $principal -Force)
    Start-ScheduledTask -TaskName $name
    # Until Windows shows that it has started, or that it has ended already: the next call would start it again otherwise.
    for ($look = 1; -not (Test-Path -LiteralPath "$folder\exit.txt" -PathType Leaf); $look++) {
        $task = Get-ScheduledTask -TaskName 'NanoContainerHos[t]' | Select-Object -First 1
        if ($null -ne $task -and @(2, 4) -contains [int]$task.State) {
            return
        }
        if ($look -gt 60) {
            $message = "The task of $Function in the guest did not start within 30 seconds."
            throw (New-Refusal -Code 'GUEST_TASK_NOT_STARTED' -Message $message -Remedy 'Is the guest''s service Schedule running?')
        }
        Start-Sleep -Milliseconds 500
    }
}
