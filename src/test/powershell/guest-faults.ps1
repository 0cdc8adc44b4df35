# Runs an operation in the simulated guest with a fault in each of its calls that change something, each time from the same
# state. Prints for each fault: the call, its moment, whether the operation failed or ended, whether the guest is then as after an
# undisturbed run, and whether it is after one more run. A fault comes before the call acts, after it, or makes it do nothing. With
# Third (0, 1 or 2), each call has one of these in turn, so that three runs with different thirds try them all.
param ([scriptblock] $Before, [scriptblock] $Operation, [int] $Third = -1)

$saved = "$global:Computer/saved"
$services = 'HKLM:\SYSTEM\CurrentControlSet\Services'
$environment = 'HKLM:\SYSTEM\CurrentControlSet\Control\Session Manager\Environment'

function Restore-Guest {
    Remove-Item -Path "$global:GuestRoot/*" -Recurse -Force
    Copy-Item -Path "$saved/*" -Destination $global:GuestRoot -Recurse -Force
    if (Test-Path -LiteralPath "$services\docker") { Remove-Item -LiteralPath "$services\docker" -Recurse }
    $windows = Get-Guest
    if ($null -ne $windows.PSObject.Properties['DockerProgram']) { Set-ServiceProgram 'docker' $windows.DockerProgram }
    Set-ItemProperty -LiteralPath $environment -Name 'Path' -Value $windows.Path -Type 'ExpandString'
}

function Get-State {
    $files = foreach ($file in Get-ChildItem -LiteralPath $global:GuestRoot -Recurse -File -Force | Sort-Object FullName) {
        "$($file.FullName) $((Get-FileHash -LiteralPath $file.FullName).Hash)"
    }
    $files -join ' '
}

# PowerShell waits between looks; here it looks again at once.
function global:Start-Sleep { param ($Seconds, $Milliseconds) }

. $Before | Out-Null
Copy-Item -LiteralPath $global:GuestRoot -Destination $saved -Recurse
$log = "$global:Computer/calls.log"
if (Test-Path -LiteralPath $log) { Remove-Item -LiteralPath $log }
. $Operation | Out-Null
$whole = Get-State
$turn = 0
$counts = [ordered]@{}
foreach ($call in [System.IO.File]::ReadAllLines($log) -like 'guest/*') { $counts[$call] = 1 + $counts[$call] }
foreach ($call in @($counts.Keys)) {
    for ($skip = 0; $skip -lt $counts[$call]; $skip++) {
        $turn++
        $moments = 'before', 'after', 'nothing'
        foreach ($moment in $(if ($Third -lt 0) { $moments } else { $moments[($turn + $Third) % 3] })) {
            Restore-Guest
            [System.IO.File]::WriteAllText("$global:Computer/fault.txt", "$call $skip $moment")
            $end = 'ended'
            try { . $Operation *>&1 | Out-Null } catch { $end = 'failed' }
            if ([System.IO.File]::Exists("$global:Computer/fault.txt")) { $end = 'was not disturbed' }
            $then = if ((Get-State) -eq $whole) { 'whole' } else { 'not whole' }
            $error.Clear()
            $again = try { . $Operation *>&1 | Out-Null; if ((Get-State) -eq $whole) { 'whole' } else { 'not whole' } } catch { "failed: $_" }
            "$call $skip $moment`: $end, $then, again $again"
        }
    }
}
