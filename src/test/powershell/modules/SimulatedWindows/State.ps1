# The state that the simulated computer keeps in its folder, and the errors that it throws.

function Get-SimulatedState {
    $file = Join-Path $script:Folder 'state.json'
    if (Test-Path -LiteralPath $file) {
        return ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($file))
    }
    [pscustomobject]@{
        NextDisk = 1
        Disks    = @()
        Discs    = @()
        Letters  = [pscustomobject]@{}
        Vms      = @()
        Switches = @()
    }
}

# Replaced in one step, so that a session that dies leaves either the old or the new file.
function Set-SimulatedState($State) {
    $file = Join-Path $script:Folder 'state.json'
    [System.IO.File]::WriteAllText("$file.new", (ConvertTo-Json -InputObject $State -Depth 8))
    [System.IO.File]::Move("$file.new", $file, $true)
}

# Logs the call; returns the moment of the fault that is ordered for it, once.
function Add-SimulatedCall([string] $Name) {
    [System.IO.File]::AppendAllText((Join-Path $script:Folder 'calls.log'), "$Name`n")
    $file = Join-Path $script:Folder 'fault.txt'
    if (-not (Test-Path -LiteralPath $file)) {
        return ''
    }
    $command, $skip, $moment = ([System.IO.File]::ReadAllText($file)).Trim() -split ' '
    if ($command -ne $Name) {
        return ''
    }
    if ([int]$skip -gt 0) {
        [System.IO.File]::WriteAllText($file, "$command $([int]$skip - 1) $moment")
        return ''
    }
    # This call and all later ones do nothing.
    if ($moment -eq 'never') { return 'nothing' }
    Remove-Item -LiteralPath $file
    $moment
}

function New-SimulatedError([string] $Message, [string] $Id, [System.Exception] $Exception, [string] $Category = 'InvalidOperation') {
    if ($null -eq $Exception) {
        $Exception = New-Object System.InvalidOperationException $Message
    }
    New-Object System.Management.Automation.ErrorRecord $Exception, $Id, $Category, $null
}

# An error of DISM: its text does not always name the code.
function New-DismError([string] $Message, [uint32] $Code) {
    $exception = New-Object System.Runtime.InteropServices.COMException $Message, ([System.BitConverter]::ToInt32([System.BitConverter]::GetBytes($Code), 0))
    New-SimulatedError $Message 'Microsoft.Dism.Commands' $exception
}

# A file with which the test sets how the computer behaves; its name is the setting.
function Test-Word([string] $Word) {
    Test-Path -LiteralPath (Join-Path $script:Folder $Word)
}

function Read-Word([string] $Word) {
    [System.IO.File]::ReadAllText((Join-Path $script:Folder $Word)).Trim()
}

function Get-BoundValue([hashtable] $Bound, [string] $Name, $Default = $null) {
    if ($Bound.ContainsKey($Name)) { return $Bound[$Name] }
    $Default
}

# A file's real path: the drives of the simulated computer exist only in PowerShell.
function Resolve-RealPath([string] $Path) {
    (Get-Item -LiteralPath $Path -Force).FullName
}

function Get-Machine {
    ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText((Join-Path $script:Folder 'machine.json')))
}

function Initialize-SimulatedRegistry {
    $settings = Get-Machine
    Set-SimulatedValue 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion' 'CurrentBuildNumber' ([string]$settings.build)
    $edition = if (Test-Word 'client') { 'Professional' } else { 'ServerDatacenter' }
    Set-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion' -Name 'EditionID' -Value $edition
    $product = if (Test-Word 'client') { 'WinNT' } else { 'ServerNT' }
    Set-SimulatedValue 'HKLM:\SYSTEM\CurrentControlSet\Control\ProductOptions' 'ProductType' $product
    Set-SimulatedValue 'HKLM:\SYSTEM\CurrentControlSet\Services\MountMgr' 'Start' 0
    if (Test-Word 'no-automount') {
        Set-SimulatedValue 'HKLM:\SYSTEM\CurrentControlSet\Services\MountMgr' 'NoAutoMount' 1
    }
    if (Test-Word 'write-protected') {
        Set-SimulatedValue 'HKLM:\SYSTEM\CurrentControlSet\Policies\Microsoft\FVE' 'FDVDenyWriteAccess' 1
    }
}

function Set-SimulatedValue([string] $Key, [string] $Name, $Value) {
    [void](New-Item -Path $Key -Force)
    Set-ItemProperty -LiteralPath $Key -Name $Name -Value $Value
}

# What objects of .NET would return on Windows: the version of DISM, NTFS compression, mount points, a drive's kind and space.
function Initialize-SimulatedFileSystem {
    Update-TypeData -TypeName 'System.IO.FileInfo' -MemberName 'VersionInfo' -MemberType ScriptProperty -Force -Value {
        $machine = ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText((Join-Path $env:SIMULATED_WINDOWS 'machine.json')))
        [pscustomobject]@{ FileMajorPart = 10; FileMinorPart = 0; FileBuildPart = [int]$machine.dismBuild }
    }
    foreach ($type in 'System.IO.DirectoryInfo', 'System.IO.FileInfo') {
        Update-TypeData -TypeName $type -MemberName 'Attributes' -MemberType ScriptProperty -Force -Value {
            $attributes = [System.IO.File]::GetAttributes($this.FullName)
            foreach ($word in 'Compressed', 'Encrypted', 'SparseFile', 'ReparsePoint') {
                $file = Join-Path $env:SIMULATED_WINDOWS $word.ToLowerInvariant()
                if ((Test-Path -LiteralPath $file) -and [System.IO.File]::ReadAllText($file) -eq $this.FullName) {
                    $attributes = $attributes -bor [System.IO.FileAttributes]$word
                }
            }
            $attributes
        }
    }
    Update-TypeData -TypeName 'System.IO.DriveInfo' -MemberName 'DriveType' -MemberType ScriptProperty -Force -Value {
        if ([System.IO.File]::Exists("$env:SIMULATED_WINDOWS/mapped-drive")) { [System.IO.DriveType]::Network } else { [System.IO.DriveType]::Fixed }
    }
    Update-TypeData -TypeName 'System.IO.DriveInfo' -MemberName 'AvailableFreeSpace' -MemberType ScriptProperty -Force -Value {
        if ([System.IO.File]::Exists("$env:SIMULATED_WINDOWS/free-bytes")) {
            return [long][System.IO.File]::ReadAllText("$env:SIMULATED_WINDOWS/free-bytes")
        }
        [System.IO.DriveInfo].GetProperty('AvailableFreeSpace').GetValue($this)
    }
}

# What group policy sets; the process has Bypass from its command line.
function Simulate-Get-ExecutionPolicy {
    [CmdletBinding()]
    param ([switch] $List)
    foreach ($scope in 'MachinePolicy', 'UserPolicy', 'Process', 'CurrentUser', 'LocalMachine') {
        $policy = if ($scope -eq 'Process') { 'Bypass' } else { 'Undefined' }
        if (Test-Word "policy-$scope") { $policy = Read-Word "policy-$scope" }
        [pscustomobject]@{ Scope = $scope; ExecutionPolicy = $policy }
    }
}
