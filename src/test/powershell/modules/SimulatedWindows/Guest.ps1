# The guest's side of a session: its drive, registry, services and programs. It runs in a second runspace.
param ([string] $Root, [string] $VmId, [string] $Computer, $Facts)

$global:GuestRoot = $Root
$global:Computer = $Computer
$global:Facts = $Facts
[void](New-PSDrive -Name 'C' -PSProvider FileSystem -Root $Root -Scope Global)

function global:Get-Guest {
    ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText("$global:GuestRoot/Windows/System32/config/windows.json"))
}

function global:Set-Guest($Windows) {
    [System.IO.File]::WriteAllText("$global:GuestRoot/Windows/System32/config/windows.json", (ConvertTo-Json -InputObject $Windows -Depth 6))
}

# A key for this guest only: all runspaces of the test's PowerShell process share one registry.
Remove-PSDrive -Name 'HKLM'
[void](New-PSDrive -Name 'HKLM' -PSProvider Registry -Root "HKEY_LOCAL_MACHINE\GUEST-$VmId-$([guid]::NewGuid())" -Scope Global)
$windows = Get-Guest
$key = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
[void](New-Item -Path $key -Force)
Set-ItemProperty -LiteralPath $key -Name 'EditionID' -Value $windows.Edition
Set-ItemProperty -LiteralPath $key -Name 'CurrentBuildNumber' -Value ([string]$windows.Build)
if ($windows.Build -ge $global:Facts.server2016Build.value) { Set-ItemProperty -LiteralPath $key -Name 'UBR' -Value $windows.Revision }
$key = 'HKLM:\SYSTEM\CurrentControlSet\Control\ComputerName\ActiveComputerName'
[void](New-Item -Path $key -Force)
Set-ItemProperty -LiteralPath $key -Name 'ComputerName' -Value $windows.ComputerName
$key = 'HKLM:\SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
[void](New-Item -Path $key -Force)
Set-ItemProperty -LiteralPath $key -Name 'Path' -Value $windows.Path -Type 'ExpandString'

# In the test's PowerShell, a key's GetValue has no third parameter, with which a value is returned unexpanded.
Update-TypeData -TypeName 'TestPowerShell.Registry.RegistryKey' -MemberType ScriptMethod -MemberName 'GetValue' -Force -Value {
    param ($Name, $Default, $Options)
    if ($Options -ne 'DoNotExpandEnvironmentNames') { return $this.PSBase.GetValue($Name, $Default) }
    $values = $this.GetType().GetField('values', 'NonPublic, Instance').GetValue($this)
    if ($values.ContainsKey($Name)) { $values[$Name].Data } else { $Default }
}

# The path of a service's program is in the registry, and so is its start: 2 is automatic, 4 disabled.
function global:Set-ServiceProgram([string] $Name, [string] $Program, [int] $Start = 2) {
    $key = "HKLM:\SYSTEM\CurrentControlSet\Services\$Name"
    [void](New-Item -Path $key -Force)
    Set-ItemProperty -LiteralPath $key -Name 'ImagePath' -Value $Program -Type 'ExpandString'
    Set-ItemProperty -LiteralPath $key -Name 'Start' -Value $Start -Type 'DWord'
}
if ($null -ne $windows.PSObject.Properties['DockerProgram']) {
    $start = $(if ($null -ne $windows.PSObject.Properties['DockerStart']) { $windows.DockerStart } else { 2 })
    Set-ServiceProgram 'docker' $windows.DockerProgram $start
}

function global:Write-Call([string] $Name) {
    [System.IO.File]::AppendAllText("$global:Computer/calls.log", "guest $Name`n")
}

# Faults, as for the computer's own calls: each call that changes something is logged as 'guest/' and its name, and may be
# ordered to fail before or after it acts, or to end well without having acted.

function global:Step-Call([string] $Name) {
    $log = "$global:Computer/calls.log"
    $file = "$global:Computer/fault.txt"
    [System.IO.File]::AppendAllText($log, "guest/$Name`n")
    if (-not [System.IO.File]::Exists($file)) { return '' }
    $command, $skip, $moment = ([System.IO.File]::ReadAllText($file)).Trim() -split ' '
    if ($command -ne "guest/$Name") { return '' }
    if ([int]$skip -gt 0) {
        [System.IO.File]::WriteAllText($file, "$command $([int]$skip - 1) $moment")
        return ''
    }
    [System.IO.File]::Delete($file)
    $moment
}

# A program, called by its path: a function with that name is called before the file. Where its words say that it changes
# something, it can have a fault: then it ends with an exit code, or does nothing.
function global:New-Program([string] $Path, [scriptblock] $Real) {
    $leaf = ($Path -split '\\')[-1]
    {
        $global:CalledProgram = $Path
        $verbs = '/inheritance:r', 'add', 'delete', '--register-service', '--unregister-service', 'load', 'create'
        $verb = @($args | Where-Object { $_ -in $verbs })
        $moment = if ($verb.Count) { Step-Call "$leaf-$($verb[0].Trim('-', '/'))" }
        if ($moment -in 'before', 'nothing') { return Exit-Program ([int]($moment -eq 'before')) }
        & $Real @args
        if ($moment -eq 'after') { Exit-Program 1 }
    }.GetNewClosure()
}

# The accounts, as WMI has them: the built-in one has its name in the language of Windows, and a security identifier at whose
# end is 500.
function global:Get-CimInstance {
    param ([string] $ClassName, [string] $Filter, [uint32] $OperationTimeoutSec)
    if ($ClassName -ne 'Win32_UserAccount' -or $Filter -ne "LocalAccount = TRUE AND SID LIKE 'S-1-5-21-%-500'") {
        throw "No such query is known here: $ClassName, $Filter"
    }
    if (Test-Path -LiteralPath "$global:Computer/no-accounts") { throw 'Invalid class' }
    $name = 'Administrator'
    foreach ($entry in $global:Facts.administratorNames.value) {
        $language, $itsName = $entry -split '='
        if ($language -eq ((Get-Guest).Language -split '-')[0]) { $name = $itsName }
    }
    [pscustomobject]@{ Name = $name; SID = 'S-1-5-21-1004336348-1177238915-682003330-500'; LocalAccount = $true }
}

# Services and tasks.

function global:Get-Service {
    param ([string[]] $Name)
    foreach ($service in (Get-Guest).Services.PSObject.Properties) {
        if ($service.Name -like $Name[0]) {
            [pscustomobject]@{ Name = $service.Name; Status = @{ Stopped = 1; StartPending = 2; Starting = 2; Running = 4 }[$service.Value] }
            # The look after the next one finds it started.
            $next = @{ StartPending = 'Starting'; Starting = 'Running' }[$service.Value]
            if ($next) { Set-ServiceState $service.Name $next }
        }
    }
}

function global:Set-ServiceState([string] $Name, [string] $State) {
    $windows = Get-Guest
    $windows.Services.$Name = $State
    Set-Guest $windows
}

# Whether an IPv4 network, for example 172.16.0.0/12, contains the guest's address.
function global:Test-OwnNetwork([string] $Network) {
    $own = (Get-Guest).PSObject.Properties['Address']
    if (-not $Network -or $null -eq $own -or -not $own.Value) { return $false }
    $address, $length = $Network -split '/'
    $bits = foreach ($one in $address, $own.Value) {
        -join ([System.Net.IPAddress]::Parse($one).GetAddressBytes() | ForEach-Object { [System.Convert]::ToString($_, 2).PadLeft(8, '0') })
    }
    $bits[0].Substring(0, [int]$length) -eq $bits[1].Substring(0, [int]$length)
}

# The version of the staged dockerd: a test writes another one into the computer's file.
function global:Get-EngineVersion {
    if (Test-Path -LiteralPath "$global:Computer/engine-version") {
        return [System.IO.File]::ReadAllText("$global:Computer/engine-version")
    }
    [string]$global:Facts.dockerVersion.value
}

function global:Start-Service {
    param ([string] $Name)
    Write-Call 'Start-Service'
    $windows = Get-Guest
    if ($null -eq $windows.Services.PSObject.Properties[$Name]) { throw "Cannot find any service with service name '$Name'." }
    if (Test-Path -LiteralPath "$global:Computer/docker-fails-once") {
        Remove-Item -LiteralPath "$global:Computer/docker-fails-once"
        throw "Service '$Name' cannot be started."
    }
    if (-not (Test-Path -LiteralPath $global:Facts.dockerSettings.value)) { throw "Service '$Name' cannot be started." }
    $settings = [System.IO.File]::ReadAllText((Get-Item -LiteralPath $global:Facts.dockerSettings.value).FullName)
    $subnet = ''
    if ($settings -match '"fixed-cidr"\s*:\s*"([^"]+)"') {
        $subnet = $Matches[1]
        if ((Test-OwnNetwork $subnet) -or [version](Get-EngineVersion).Substring(0, 5) -lt [version]'18.01') {
            throw "Service '$Name' cannot be started."
        }
    }
    # The network outlives daemon.json: only where there is none yet its subnet is taken.
    if ($null -eq $windows.PSObject.Properties['NatSubnet']) {
        if (-not $subnet) { $subnet = '172.28.0.0/16' }
        $windows | Add-Member -MemberType NoteProperty -Name 'NatSubnet' -Value $subnet
    }
    $windows.Services.$Name = 'Running'
    Set-Guest $windows
}

function global:Stop-Service {
    param ([string] $Name, [switch] $Force)
    Write-Call 'Stop-Service'
    if ((Get-Guest).Services.$Name -in 'StartPending', 'Starting') { throw "Service '$Name' cannot be stopped: it does not accept control messages." }
    Set-ServiceState $Name 'Stopped'
}

function global:Get-ScheduledTask {
    param ([string] $TaskName = '*')
    foreach ($task in @((Get-Guest).Tasks.PSObject.Properties)) { Step-Task $task.Name }
    foreach ($task in @((Get-Guest).Tasks.PSObject.Properties | Where-Object Name -like $TaskName)) {
        [pscustomobject]@{ TaskName = $task.Name; State = @{ Disabled = 1; Ready = 3; Running = 4 }[$task.Value] }
    }
}

function global:New-ScheduledTaskAction { param ([string] $Execute, [string] $Argument) "$Execute $Argument" }
function global:New-ScheduledTaskTrigger { param ([switch] $AtStartup) 'startup' }
function global:New-ScheduledTaskSettingsSet { param ([int] $Priority, [timespan] $ExecutionTimeLimit, [switch] $AllowStartIfOnBatteries, [switch] $DontStopIfGoingOnBatteries) 'settings' }
function global:New-ScheduledTaskPrincipal {
    param ([string] $UserId, [ValidateSet('ServiceAccount')][string] $LogonType, [ValidateSet('Highest')][string] $RunLevel)
    $UserId
}

# A task without a trigger keeps what it runs; one with a trigger is Docker's, whose script starts a daemon.
function global:Register-ScheduledTask {
    param ([string] $TaskName, $Action, $Trigger, $Settings, $Principal, [switch] $Force)
    Write-Call "Register-ScheduledTask $Action"
    $windows = Get-Guest
    if ($null -ne $windows.Tasks.PSObject.Properties[$TaskName] -and -not $Force) { throw 'Cannot create a file when that file already exists.' }
    $windows.Tasks | Add-Member -MemberType NoteProperty -Name $TaskName -Value 'Ready' -Force
    if (-not $Trigger) { $windows | Add-Member -MemberType NoteProperty -Name 'TaskAction' -Value @{ $TaskName = [string]$Action } -Force }
    Set-Guest $windows
}

function global:Unregister-ScheduledTask {
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    param ([string[]] $TaskName)
    if (-not $PSCmdlet.ShouldProcess($TaskName[0])) { return }
    $moment = Step-Call 'Unregister-ScheduledTask'
    if ($moment -eq 'before') { throw 'Unregister-ScheduledTask was ordered to fail.' }
    if ($moment -eq 'nothing') { return }
    $windows = Get-Guest
    if ($null -eq $windows.Tasks.PSObject.Properties[$TaskName[0]]) { throw 'The system cannot find the file specified.' }
    $windows.Tasks.PSObject.Properties.Remove($TaskName[0])
    Set-Guest $windows
    if ($moment -eq 'after') { throw 'Unregister-ScheduledTask was ordered to fail.' }
}

function global:Get-TaskAction($Windows, [string] $Name) {
    $actions = $Windows.PSObject.Properties['TaskAction']
    if ($null -ne $actions -and $null -ne $actions.Value.PSObject.Properties[$Name]) { return $actions.Value.$Name }
    ''
}

function global:Set-Task([string] $Name, [string] $State) {
    $windows = Get-Guest
    if ($null -eq $windows.Tasks.PSObject.Properties[$Name]) { throw 'The system cannot find the file specified.' }
    $windows.Tasks.$Name = $State
    if ($State -eq 'Running' -and -not (Get-TaskAction $windows $Name)) { $windows.TaskDaemon = $true }
    Set-Guest $windows
}

# Runs the script that a task runs with cmd: its variables, its folder, the line that calls PowerShell with its output, and
# that with the exit code.
function global:Invoke-TaskScript([string] $Action) {
    $script = ($Action -split ' /c ')[1]
    $folder = 'C:\Windows\System32'
    $code = 0
    $variables = @{}
    foreach ($line in [System.IO.File]::ReadAllLines((Get-Item -LiteralPath $script).FullName)) {
        foreach ($name in $variables.Keys) { $line = $line.Replace("%$name%", $variables[$name]) }
        if ($line -match '^set "(\w+)=(.*)"$') {
            $variables[$Matches[1]] = $Matches[2]
            [System.Environment]::SetEnvironmentVariable($Matches[1], $Matches[2])
        }
        if ($line -match '^cd /d (\S+)$') { $folder = $Matches[1] }
        if ($line -match '^C:\\\S+powershell\.exe -Command "(.+)" < nul > (\S+) 2>&1$') {
            $log = $Matches[2]
            $text = $Matches[1]
            $written = ''
            if (Test-Path -LiteralPath "$global:Computer/task-breaks") {
                Remove-Item -LiteralPath "$global:Computer/task-breaks"
                $written = 'PowerShell does not start.'
                $code = 255
            }
            else { $written = & ([scriptblock]::Create($text)) *>&1 | Out-String }
            Set-Content -LiteralPath "$folder\$log" -Value $written
        }
        if ($line -match '^> (\S+) echo %errorlevel%$') { Set-Content -LiteralPath "$folder\$($Matches[1])" -Value $code }
    }
}

# A task runs as long as the computer's file says in looks at it; then what it runs has ended.
function global:Start-ScheduledTask {
    param ([string] $TaskName)
    Write-Call "Start-ScheduledTask $TaskName"
    Set-Task $TaskName 'Running'
    Step-Task $TaskName
}

function global:Step-Task([string] $Name) {
    $windows = Get-Guest
    $action = Get-TaskAction $windows $Name
    if (-not $action -or $windows.Tasks.$Name -ne 'Running') { return }
    $looks = "$global:Computer/task-looks"
    if (Test-Path -LiteralPath $looks) {
        $left = [int][System.IO.File]::ReadAllText($looks) - 1
        [System.IO.File]::WriteAllText($looks, "$left")
        if ($left -ge 0) { return }
        Remove-Item -LiteralPath $looks
    }
    Invoke-TaskScript $action
    Set-Task $Name 'Ready'
}

function global:Stop-ScheduledTask { param ([string] $TaskName) Set-Task $TaskName 'Ready' }

# The daemon that a task's script has started runs on when the task is stopped.
function global:Get-Process {
    param ([string] $Name)
    if ($Name -eq 'docke[r]' -and (Get-Guest).TaskDaemon) {
        [pscustomobject]@{ Name = 'docker' } |
            Add-Member -MemberType ScriptMethod -Name 'WaitForExit' -Value { param ($Milliseconds) -not (Get-Guest).TaskDaemon } -PassThru
    }
}
function global:Stop-Process {
    param ($InputObject, [switch] $Force)
    Write-Call "Stop-Process $($InputObject.Name)"
    $windows = Get-Guest
    $windows.TaskDaemon = $false
    Set-Guest $windows
}

# Containers of the technical previews, and their switches.

if ($windows.Build -lt $global:Facts.server2016Build.value -and ($windows.Packages -match 'Containers')) {
    function global:Get-ContainerImage {
        foreach ($image in @((Get-Guest).Images)) { [pscustomobject]@{ Name = ($image -split ':')[0]; Version = ($image -split ':')[1] } }
    }

    function global:Install-ContainerOSImage {
        param ([string] $WimPath, [switch] $Force)
        $windows = Get-Guest
        $windows.Images = @($windows.Images) + "NanoServer:10.0.$($windows.Build).0"
        Set-Guest $windows
    }
}

function global:Get-NetNat { foreach ($nat in @((Get-Guest).Nats)) { [pscustomobject]@{ Name = $nat } } }
function global:New-NetNat {
    param ([string] $Name, [string] $InternalIPInterfaceAddressPrefix)
    $windows = Get-Guest
    $windows.Nats = @($windows.Nats) + $InternalIPInterfaceAddressPrefix
    Set-Guest $windows
}
function global:Get-NetAdapter { param ([switch] $Physical) [pscustomobject]@{ Name = 'Ethernet'; InterfaceOperationalStatus = 1 } }

# Hyper-V of the guest, with the package Compute. Only Technical Preview 4 has the switch of type NAT. The modules that
# the test's PowerShell finds are those of the computer, so they are not used.
function global:Get-Module {
    param ([string] $Name, [switch] $ListAvailable)
    if ($Name -eq 'Hyper-V' -and @((Get-Guest).Packages -match '-Compute-').Count) { [pscustomobject]@{ Name = $Name } }
}

$hyperV = {
    function Get-VMHost { Write-Call 'Get-VMHost'; [pscustomobject]@{ Name = 'guest' } }
    function Get-VMSwitch { foreach ($switch in @((Get-Guest).Switches)) { [pscustomobject]@{ Name = $switch } } }
    function Add-Switch([string] $Name) {
        Write-Call 'New-VMSwitch'
        $windows = Get-Guest
        $windows.Switches = @($windows.Switches) + $Name
        Set-Guest $windows
    }
    if ((Get-Guest).Build -eq $global:Facts.previewBuild4.value) {
        function New-VMSwitch {
            param ([string] $Name, [string] $SwitchType, [string] $NatSubnetAddress, [string[]] $NetAdapterName)
            if (Test-OwnNetwork $NatSubnetAddress) { throw "The subnet $NatSubnetAddress overlaps with an address of this computer." }
            Add-Switch $Name
        }
    }
    else {
        function New-VMSwitch { param ([string] $Name, [string] $SwitchType, [string[]] $NetAdapterName) Add-Switch $Name }
    }
    Export-ModuleMember -Function 'Get-VMHost', 'Get-VMSwitch', 'New-VMSwitch'
}
Import-Module -ModuleInfo (New-Module -Name 'Hyper-V' -ScriptBlock $hyperV)

# Programs.

function global:Exit-Program([int] $Code) { $global:LASTEXITCODE = $Code }

[void](New-Item -Path 'function:' -Force -Name 'C:\Windows\System32\icacls.exe' -Value (New-Program 'C:\Windows\System32\icacls.exe' { Write-Call "icacls $args"; Exit-Program 0 }))

[void](New-Item -Path 'function:' -Force -Name 'C:\Windows\System32\netsh.exe' -Value (New-Program 'C:\Windows\System32\netsh.exe' {
    Write-Call "netsh $args"
    $windows = Get-Guest
    $verb = $args[2]
    $rule = [string]$args[4]
    $there = @($windows.Rules | Where-Object { $_ -like "$rule *" -or $_ -eq $rule }).Count -gt 0
    if ($verb -eq 'add') {
        $windows.Rules = @($windows.Rules) + (@($args[4..9]) -join ' ')
        Set-Guest $windows
        Exit-Program 0
    }
    elseif (-not $there) {
        'Es stimmen keine Regeln mit den angegebenen Kriterien ueberein.'
        Exit-Program 1
    }
    else {
        if ($verb -eq 'delete') {
            $windows.Rules = @($windows.Rules | Where-Object { $_ -notlike "$rule *" })
            Set-Guest $windows
        }
        Exit-Program 0
    }
}))

$daemon = {
    Write-Call "dockerd $args"
    $windows = Get-Guest
    if ($args[0] -eq '--register-service') {
        if ($null -ne $windows.Services.PSObject.Properties['docker']) {
            Write-Error 'The specified service already exists.'
            return Exit-Program 1
        }
        $windows.Services | Add-Member -MemberType NoteProperty -Name 'docker' -Value 'Stopped'
        $program = "`"$global:CalledProgram`" --run-service"
        $windows | Add-Member -MemberType NoteProperty -Name 'DockerProgram' -Value $program -Force
        Set-Guest $windows
        Set-ServiceProgram 'docker' $program
    }
    elseif ($args[0] -eq '--version') { "Docker version $(Get-EngineVersion), build 0000000" }
    elseif ($args[0] -eq '--unregister-service') {
        if ($null -eq $windows.Services.PSObject.Properties['docker']) {
            Write-Error 'The specified service does not exist as an installed service.'
            return Exit-Program 1
        }
        $windows.Services.PSObject.Properties.Remove('docker')
        $windows.PSObject.Properties.Remove('DockerProgram')
        $windows.PSObject.Properties.Remove('DockerStart')
        Set-Guest $windows
    }
    Exit-Program 0
}

$client = {
    Write-Call "docker $args"
    $words = @($args)
    $windows = Get-Guest
    $task = $words[0] -eq '-H'
    if ($task) {
        if ($words[1] -notmatch '^tcp://127\.0\.0\.1:\d+$' -or $words[2] -ne '--tlsverify') { return Exit-Program 125 }
        foreach ($file in $words[4], $words[6], $words[8]) {
            if (-not (Test-Path -LiteralPath $file)) {
                Write-Error "could not read $file"
                return Exit-Program 1
            }
        }
        $words = @($words[9..($words.Count - 1)])
    }
    $runs = if ($task) { @($windows.Tasks.PSObject.Properties | Where-Object { $_.Name -eq 'Docker' -and $_.Value -eq 'Running' }).Count } else {
        $null -ne $windows.Services.PSObject.Properties['docker'] -and $windows.Services.docker -eq 'Running'
    }
    if (-not $runs) {
        Write-Error 'error during connect: the docker daemon is not running'
        return Exit-Program 1
    }
    switch ("$($words[0])") {
        'version' {
            if ($words -contains '--format') { Get-EngineVersion }
            else { 'Client:'; " Version:      $($global:Facts.previewDockerVersion.value)"; ''; 'Server:'; " Version:      $($global:Facts.previewDockerVersion.value)"; ' API version:  1.22' }
        }
        'images' {
            if ($words -contains '--format') { $windows.Images }
            else {
                'REPOSITORY          TAG                 IMAGE ID            CREATED             SIZE'
                foreach ($image in @($windows.Images)) { '{0,-20}{1,-20}8572198a60f1        2 months ago        0 B' -f ($image -split ':') }
            }
        }
        'network' {
            if ($words[1] -eq 'ls') {
                'NETWORK ID          NAME                DRIVER              SCOPE'
                foreach ($network in @('nat nat', 'none null') + @($windows.Networks)) {
                    '{0,-20}{1,-20}{2,-20}local' -f (@('d1e2f3a4b5c6') + @($network -split ' '))
                }
            }
            elseif ($words[1] -eq 'inspect' -and $words[2] -eq '--format' -and $words[4] -eq 'nat') {
                if ($words[3] -ne '{{range .IPAM.Config}}{{.Subnet}} {{end}}') { return Exit-Program 64 }
                "$($windows.NatSubnet) "
            }
            elseif ($words[1] -eq 'create' -and $words[2] -eq '-d' -and $words[3] -in $global:Facts.dockerNetworkDrivers.value) {
                $windows.Networks = @($windows.Networks) + "$($words[4]) $($words[3])"
                Set-Guest $windows
                '7a5d1c5b0e2f4a6b'
            }
            else {
                Write-Error "could not find plugin $($words[3]): plugin not found"
                return Exit-Program 1
            }
        }
        'load' {
            $archive = Get-Item -LiteralPath $words[2]
            # The archive's manifest holds the tags as text.
            $text = [System.Text.Encoding]::ASCII.GetString([System.IO.File]::ReadAllBytes($archive.FullName))
            $tags = [regex]::Matches($text, '"RepoTags":\["([^"]+)"')
            if ($tags.Count -eq 0) {
                Write-Error 'open manifest.json: the system cannot find the file specified.'
                return Exit-Program 1
            }
            foreach ($tag in $tags) {
                $image = $tag.Groups[1].Value -replace '^docker\.io/', ''
                if (@($windows.Images) -notcontains $image) {
                    $windows.Images = @($windows.Images) + $image
                    Set-Guest $windows
                }
                "Loaded image: $image"
            }
        }
    }
    Exit-Program 0
}

foreach ($folder in $global:Facts.dockerFolder.value, $global:Facts.previewDockerFolder.value) {
    [void](New-Item -Path 'function:' -Force -Name "$folder\dockerd.exe" -Value (New-Program "$folder\dockerd.exe" $daemon))
    [void](New-Item -Path 'function:' -Force -Name "$folder\docker.exe" -Value (New-Program "$folder\docker.exe" $client))
}

# What changes something can have a fault.
foreach ($name in 'Start-Service', 'Stop-Service', 'Register-ScheduledTask', 'Start-ScheduledTask', 'Stop-ScheduledTask',
    'Stop-Process', 'Install-ContainerOSImage', 'New-NetNat') {
    $found = Get-Command -Name $name -CommandType Function -ErrorAction Ignore
    if ($null -eq $found) { continue }
    $real = $found.ScriptBlock
    Set-Item -LiteralPath "function:global:$name" -Value {
        $moment = Step-Call $name
        if ($moment -eq 'before') { throw "$name was ordered to fail." }
        if ($moment -ne 'nothing') { & $real @args }
        if ($moment -eq 'after') { throw "$name was ordered to fail." }
    }.GetNewClosure()
}

# What a test changes of all this.
if (Test-Path -LiteralPath "$global:Computer/guest.ps1") {
    . ([scriptblock]::Create([System.IO.File]::ReadAllText("$global:Computer/guest.ps1")))
}
