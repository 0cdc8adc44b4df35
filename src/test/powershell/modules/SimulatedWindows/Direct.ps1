# PowerShell Direct, and the guest behind it: a second runspace. Its drive C: is the Windows partition of the VM's disk.
# Everything is sent as text, as in a real session: objects arrive without their methods.

# What Windows does when it starts: the first boot applies its answer file and at its end runs SetupComplete.cmd; Docker's
# service starts. Returns whether it was the first boot, and the question at which it stops.
function Start-GuestWindows([string] $Root) {
    $windows = Read-WindowsOf $Root
    $question = ''
    $first = -not $windows.Booted
    if ($first) {
        $question = Read-BootAnswers $Root $windows
        if (-not $question) {
            $windows.Booted = $true
            $windows.Address = $script:Facts.firstLeasedAddress.value
            $domain = Join-Path $Root 'Windows/System32/config/domain.txt'
            if (Test-Path -LiteralPath $domain) { $windows.ComputerName = [System.IO.File]::ReadAllText($domain).Trim() }
            $commands = Get-GuestPath $Root $script:Facts.firstBootScript.value
            if (Test-Path -LiteralPath $commands) { Invoke-FirstBoot $Root $windows @(Get-FirstBootLine ([System.IO.File]::ReadAllLines($commands))) }
        }
    }
    else {
        # A first boot that was cut off does not go on: Windows runs SetupComplete.cmd once.
        $windows.Later = @()
    }
    foreach ($service in $windows.Services.PSObject.Properties) { $service.Value = 'Running' }
    # Only Docker's task starts with Windows; one without a trigger does not go on.
    foreach ($task in @($windows.Tasks.PSObject.Properties | Where-Object Name -eq 'Docker')) {
        $task.Value = 'Running'
        $windows.TaskDaemon = $true
    }
    Write-WindowsOf $Root $windows
    [pscustomobject]@{ First = $first; Question = $question }
}

# The lines of SetupComplete.cmd in the order in which cmd runs them: of a script with parts, the part setup, in which a
# call of a user's command stands for the lines of that part.
function Get-FirstBootLine([string[]] $Lines) {
    $from = [Array]::IndexOf($Lines, ':setup')
    if ($from -lt 0) { return $Lines }
    for ($at = $from + 1; $Lines[$at] -ne 'exit /b 0'; $at++) {
        if ($Lines[$at] -match ' call "%~f0" (command\d+)$') {
            for ($part = [Array]::IndexOf($Lines, ":$($Matches[1])") + 1; $Lines[$part] -ne 'exit /b %errorlevel%'; $part++) { $Lines[$part] }
        }
        else { $Lines[$at] }
    }
}

# Runs the lines one by one, without conditions but 'if not defined': only the lines that the engine's script and those of
# tests consist of. A ping takes time: what comes after it waits for as many looks into the guest.
function Invoke-FirstBoot([string] $Root, $Windows, [string[]] $Lines) {
    for ($at = 0; $at -lt $Lines.Count; $at++) {
        $line = $Lines[$at]
        if ($line -match '^ping (?:-n (\d+)|-t) ') {
            $Windows.LaterLooks = if ($Matches.ContainsKey(1)) { [int]$Matches[1] } else { [int]::MaxValue }
            $Windows.Later = @($Lines | Select-Object -Skip ($at + 1))
            return
        }
        if ($line -match '^(?:if not defined \S+ )?set "?(\w+)=.') { $Windows.Variables = @($Windows.Variables) + $Matches[1] }
        if ($line -match '^powershell(?:\.exe)? .*Set-Content C:(\S+) ([^"\s]+)"$') {
            # In Nano Server's first boot PowerShell needs a folder for its data.
            $file = Join-Path $Root $Matches[1]
            $text = $Matches[2]
            if ($Windows.Edition -notmatch 'Nano|Tuva' -or $Windows.Variables -contains 'LOCALAPPDATA') {
                [System.IO.File]::WriteAllText($file, $text)
            }
        }
        if ($line -match '^netsh interface ipv4 set address "[^"]+" static (\S+)') { $Windows.Address = $Matches[1] }
        if ($line -match '^netsh interface ipv4 add address "[^"]+" (\S+)') { $Windows.MoreAddresses = @($Windows.MoreAddresses) + $Matches[1] }
        if ($line -match '^netsh interface ipv6 add address "[^"]+" ([^/ ]+)') { $Windows.Address6 = $Matches[1] }
        if ($line -match '\bdel /f /q "%System(Root|Drive)%([^"]+)"') {
            $prefix = if ($Matches[1] -eq 'Root') { 'Windows' } else { '' }
            Remove-GuestFile (Join-Path $Root ($prefix + $Matches[2]))
        }
        if ($line -match '^del C:(\S+)$') { Remove-GuestFile (Join-Path $Root $Matches[1]) }
        if ($line -match '^echo (.+)>C:(\S+)$') { [System.IO.File]::WriteAllText((Join-Path $Root $Matches[2]), $Matches[1]) }
        if ($line -match '^echo (.+)>"%SystemRoot%([^"]+)"$') {
            [System.IO.File]::WriteAllText((Join-Path $Root "Windows$($Matches[2])"), $Matches[1])
        }
        if ($line -match '^copy /y C:(\S+) C:(\S+)$') {
            Copy-Item -LiteralPath (Join-Path $Root $Matches[1]) -Destination (Join-Path $Root $Matches[2]) -Force
        }
        if ($line -match '^move /y "%SystemRoot%([^"]+)" "%SystemRoot%([^"]+)"$') {
            Move-Item -LiteralPath (Join-Path $Root "Windows$($Matches[1])") -Destination (Join-Path $Root "Windows$($Matches[2])") -Force
        }
    }
}

# One look into a guest whose first boot may still run commands.
function Step-FirstBoot([string] $VmId) {
    $root = Get-WindowsFolder (Read-Vm ([pscustomobject]@{ Id = $VmId }))
    $windows = Read-WindowsOf $root
    if (-not @($windows.Later).Count) { return }
    $windows.LaterLooks--
    if ($windows.LaterLooks -le 0) {
        $lines = @($windows.Later)
        $windows.Later = @()
        Invoke-FirstBoot $root $windows $lines
    }
    Write-WindowsOf $root $windows
}

# Where a file of the guest's drive C: is.
function Get-GuestPath([string] $Root, [string] $Path) { Join-Path $Root $Path.Substring(3).Replace('\', '/') }

function Remove-GuestFile([string] $Path) {
    if (Test-Path -LiteralPath $Path) { Remove-Item -LiteralPath $Path -Force }
}

# The passes of the first boot, from the file that Windows finds in its Panther folder; returns the first question that the
# file does not answer. Nano Server asks nothing; an evaluation edition does not ask for a key.
function Read-BootAnswers([string] $Root, $Windows) {
    $xml = [xml]'<unattend/>'
    $file = Get-GuestPath $Root $script:Facts.bootAnswerFile.value
    if (Test-Path -LiteralPath $file) { $xml = [xml][System.IO.File]::ReadAllText($file) }
    $answers = @{}
    $wanted = @{ specialize = 'ComputerName', 'ProductKey'; oobeSystem = @('HideEULAPage') + $script:Facts.languageQuestions.value + 'AdministratorPassword' }
    foreach ($pass in $wanted.Keys) {
        foreach ($name in $wanted[$pass]) {
            $node = $xml.SelectSingleNode("//*[local-name()='settings'][@pass='$pass']//*[local-name()='$name']")
            if ($node) { $answers[$name] = $node }
        }
    }
    if ($answers.ContainsKey('ComputerName')) { $Windows.ComputerName = $answers.ComputerName.InnerText }
    if ($answers.ContainsKey('AdministratorPassword')) {
        $value = $answers.AdministratorPassword.SelectSingleNode("*[local-name()='Value']").InnerText
        $Windows.Password = Get-PasswordDigest (Read-Encoded $value 'AdministratorPassword')
    }
    if ($Windows.Edition -match 'Nano|Tuva') { return '' }
    $open = @(@('HideEULAPage') + $script:Facts.languageQuestions.value + 'ProductKey' | Where-Object {
            -not $answers.ContainsKey($_) -and -not ($_ -eq 'ProductKey' -and $Windows.Edition -match 'Eval$') })
    if (-not $Windows.Password) { $open += 'password' }
    "$($open | Select-Object -First 1)"
}

function Stop-GuestWindows([string] $Root) {
    $windows = Read-WindowsOf $Root
    foreach ($service in $windows.Services.PSObject.Properties) { $service.Value = 'Stopped' }
    foreach ($task in $windows.Tasks.PSObject.Properties) { $task.Value = 'Ready' }
    $windows.TaskDaemon = $false
    Write-WindowsOf $Root $windows
}

# Whether the word is set, to the number of times that it still holds.
function Use-Word([string] $Word) {
    if (-not (Test-Word $Word)) { return $false }
    $times = [int](Read-Word $Word)
    $file = Join-Path $script:Folder $Word
    if ($times -gt 1) { [System.IO.File]::WriteAllText($file, "$($times - 1)") } else { Remove-Item -LiteralPath $file }
    $true
}

# A call that never returns, and cannot be stopped.
function Invoke-OrderedHang([string] $Where) {
    if ((Test-Word 'guest-hangs') -and (Read-Word 'guest-hangs') -eq $Where) {
        Remove-Item -LiteralPath (Join-Path $script:Folder 'guest-hangs')
        [System.Threading.Thread]::Sleep([System.Threading.Timeout]::Infinite)
    }
}

function New-DirectError([string] $Message, [string] $Type) {
    New-SimulatedError $Message 'PSSessionOpenFailed' (New-Object $Type $Message)
}

function Simulate-New-PSSession {
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)][guid[]] $VMId,
        [Parameter(Mandatory = $true)][pscredential] $Credential
    )
    if ((Add-SimulatedCall 'New-PSSession') -eq 'before') {
        throw (New-SimulatedError 'New-PSSession was ordered to fail.' 'OrderedFault')
    }
    $vm = Read-Vm ([pscustomobject]@{ Id = [string]$VMId[0] })
    if ($null -eq $vm -or $vm.State -ne 'Running') {
        throw (New-SimulatedError "The virtual machine $($VMId[0]) is not in running state." 'InvalidVMState')
    }
    Edit-Vm $vm { param ($Vm) $Vm.Attempts++ }
    # What is never disposed of is still in this list of the process.
    $list = [System.Management.Automation.Runspaces.Runspace].GetProperty('RunspaceList', [System.Reflection.BindingFlags]'Static, NonPublic')
    [System.IO.File]::WriteAllText((Join-Path $script:Folder 'runspaces'), "$(@($list.GetValue($null)).Count)")
    Invoke-OrderedHang 'connect'
    $broken = 'System.Management.Automation.Remoting.PSRemotingDataStructureException'
    if ($vm.Attempts -lt 1 -or $vm.Silent) {
        throw (New-DirectError 'Eine Remotesitzung wurde beendet.' $broken)
    }
    $root = Get-WindowsFolder $vm
    $windows = Read-WindowsOf $root
    $network = $Credential.GetNetworkCredential()
    # The built-in account has its name in the language of Windows.
    $name = 'Administrator'
    foreach ($entry in $script:Facts.administratorNames.value) {
        $language, $itsName = $entry -split '='
        if ($language -eq ($windows.Language -split '-')[0]) { $name = $itsName }
    }
    $refused = $network.UserName -ne $name -or $windows.Password -cne (Get-PasswordDigest $network.Password)
    # During the first boot even the right password is refused.
    if ($refused -or ($vm.FirstRun -and $vm.Attempts -lt 2)) {
        throw (New-DirectError 'Die Anmeldeinformationen sind ungueltig.' 'System.Management.Automation.Remoting.PSDirectException')
    }
    $state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
    $runspace = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($state)
    $runspace.Open()
    $shell = [powershell]::Create()
    $shell.Runspace = $runspace
    $guest = [System.IO.File]::ReadAllText((Join-Path $PSScriptRoot 'Guest.ps1'))
    [void]$shell.AddScript($guest, $false).AddArgument($root).AddArgument([string]$vm.Id).AddArgument($script:Folder).AddArgument($script:Facts)
    try { [void]$shell.Invoke() }
    finally { $shell.Dispose() }
    [pscustomobject]@{ VMId = [string]$vm.Id; Runspace = $runspace; Dead = $false } |
        Add-Member -MemberType ScriptProperty -Name 'State' -PassThru -Value {
            $now = @((ConvertFrom-Json ([System.IO.File]::ReadAllText("$env:SIMULATED_WINDOWS/state.json"))).Vms | Where-Object Id -eq $this.VMId)
            if ($now.Count -and $now[0].State -eq 'Running') { 'Opened' } else { 'Broken' }
        }
}

function Simulate-Remove-PSSession {
    [CmdletBinding()]
    param ([Parameter(Mandatory = $true)] $Session)
    $Session.Runspace.Dispose()
    if ($Session.Dead) {
        throw (New-SimulatedError 'Die Sitzung ist unterbrochen.' 'PSSessionStateBroken' (
                New-Object System.Management.Automation.Remoting.PSRemotingTransportException 'Die Sitzung ist unterbrochen.'))
    }
}

function Send-Across($Value) {
    [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($Value, 5))
}

function Simulate-Invoke-Command {
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)] $Session,
        [Parameter(Mandatory = $true)][scriptblock] $ScriptBlock,
        [object[]] $ArgumentList = @()
    )
    switch (Add-SimulatedCall 'Invoke-Command') {
        'before' { throw (New-SimulatedError 'Invoke-Command was ordered to fail.' 'OrderedFault') }
        'hang' {
            # This one can be stopped.
            try { while ($true) { Start-Sleep -Milliseconds 20 } }
            finally { [System.IO.File]::WriteAllText((Join-Path $script:Folder 'call-stopped'), '') }
        }
    }
    if ($Session.State -ne 'Opened') {
        throw (New-SimulatedError 'Die Sitzung ist unterbrochen.' 'JobFailure' (
                New-Object System.Management.Automation.Remoting.PSRemotingTransportException 'Die Sitzung ist unterbrochen.'))
    }
    Invoke-OrderedHang 'call'
    # The guest restarts: the session is dead, and still says that it is open.
    if (Use-Word 'guest-breaks') { $Session.Dead = $true }
    if ($Session.Dead) {
        $message = 'Der Zielprozess des Hyper-V-Sockets wurde beendet.'
        throw (New-SimulatedError $message 'PSSessionStateBroken' (
                New-Object System.Management.Automation.Remoting.PSRemotingTransportException $message))
    }
    Step-FirstBoot ([string]$Session.VMId)
    $shell = [powershell]::Create()
    $shell.Runspace = $Session.Runspace
    [void]$shell.AddScript($ScriptBlock.ToString(), $false)
    foreach ($argument in $ArgumentList) { [void]$shell.AddArgument((Send-Across $argument)) }
    $inner = $null
    $output = @()
    try {
        $output = $shell.Invoke()
        if ($shell.Streams.Error.Count) { $inner = $shell.Streams.Error[0] }
    }
    catch {
        $cause = $_.Exception
        while ($cause -is [System.Management.Automation.MethodInvocationException] -and $cause.InnerException) { $cause = $cause.InnerException }
        $inner = if ($cause -is [System.Management.Automation.IContainsErrorRecord]) { $cause.ErrorRecord } else { $_ }
    }
    foreach ($line in $shell.Streams.Verbose) { Write-Verbose -Message $line.Message }
    foreach ($line in $shell.Streams.Warning) { Write-Warning -Message $line.Message }
    $shell.Dispose()
    if ($inner) {
        $record = New-SimulatedError ([string]$inner) ([string]$inner.FullyQualifiedErrorId) (
            New-Object System.Management.Automation.RemoteException ([string]$inner))
        $record.ErrorDetails = New-Object System.Management.Automation.ErrorDetails ([string]$inner)
        if ($inner.ErrorDetails) { $record.ErrorDetails.RecommendedAction = $inner.ErrorDetails.RecommendedAction }
        throw $record
    }
    foreach ($value in $output) {
        $copy = Send-Across $value
        $copy | Add-Member -MemberType NoteProperty -Name 'PSComputerName' -Value 'nano' -Force
        $copy | Add-Member -MemberType NoteProperty -Name 'RunspaceId' -Value ([guid]::NewGuid()) -Force
        $copy | Add-Member -MemberType NoteProperty -Name 'PSShowComputerName' -Value $true -Force
        $copy
    }
}
