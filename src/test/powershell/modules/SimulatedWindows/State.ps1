# What the simulated computer keeps in its folder, and the errors it gives.

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

# Replaced at once, so that a session which dies leaves the one or the other.
function Set-SimulatedState($State) {
    $file = Join-Path $script:Folder 'state.json'
    [System.IO.File]::WriteAllText("$file.new", (ConvertTo-Json -InputObject $State -Depth 8))
    [System.IO.File]::Move("$file.new", $file, $true)
}

# Notes the call; gives the moment of the fault that is ordered for it, once.
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
    Remove-Item -LiteralPath $file
    $moment
}

function New-SimulatedError([string] $Message, [string] $Id, [System.Exception] $Exception) {
    if ($null -eq $Exception) {
        $Exception = New-Object System.InvalidOperationException $Message
    }
    New-Object System.Management.Automation.ErrorRecord $Exception, $Id, 'InvalidOperation', $null
}

function Get-BoundValue([hashtable] $Bound, [string] $Name, $Default = $null) {
    if ($Bound.ContainsKey($Name)) { return $Bound[$Name] }
    $Default
}

# A file's real path: drives of the simulated computer are drives of PowerShell alone.
function Resolve-RealPath([string] $Path) {
    (Get-Item -LiteralPath $Path -Force).FullName
}

function Get-Machine {
    ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText((Join-Path $script:Folder 'machine.json')))
}

function Initialize-SimulatedRegistry {
    $settings = Get-Machine
    $key = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    [void](New-Item -Path $key -Force)
    Set-ItemProperty -LiteralPath $key -Name 'CurrentBuildNumber' -Value ([string]$settings.build)
    if (Test-Path -LiteralPath (Join-Path $script:Folder 'write-protected')) {
        $key = 'HKLM:\SYSTEM\CurrentControlSet\Policies\Microsoft\FVE'
        [void](New-Item -Path $key -Force)
        Set-ItemProperty -LiteralPath $key -Name 'FDVDenyWriteAccess' -Value 1
    }
}
