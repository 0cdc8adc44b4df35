<#
.SYNOPSIS
A Windows computer with Hyper-V, as far as the project's scripts can tell: behind the stubs of its cmdlets, over a folder.

.DESCRIPTION
The folder is named by the environment variable SIMULATED_WINDOWS. What it behaves like, and where that is known from, is in
docs/simulated-windows.md. The stubs hand each call that they have bound to Invoke-SimulatedCommand, which notes it in
calls.log, commits the faults that are ordered in fault.txt, and hands it on to the function Simulate-<cmdlet>.
#>
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:Folder = $env:SIMULATED_WINDOWS
# Limits, codes and names that the rehearsal has too, each with its source.
$script:Facts = ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText((Join-Path $PSScriptRoot (
                '../../../../main/resources/io/jenkins/plugins/nanohost/engine/rehearsal/state/windows-facts.json'))))
foreach ($part in 'State', 'Vhd', 'Storage', 'Dism', 'Vm', 'Service', 'Direct') {
    . (Join-Path $PSScriptRoot "$part.ps1")
}
Initialize-SimulatedRegistry
Initialize-SimulatedFileSystem
# Functions outrank the cmdlets of PowerShell itself.
foreach ($name in 'New-PSSession', 'Remove-PSSession', 'Invoke-Command', 'Get-ExecutionPolicy') {
    Set-Item -Path "function:global:$name" -Value (Get-Command -Name "Simulate-$name" -CommandType Function).ScriptBlock
}

function Invoke-SimulatedCommand {
    [CmdletBinding()]
    param ([string] $Name, [hashtable] $Bound, [string] $ParameterSet)

    $fault = Add-SimulatedCall $Name
    if ($fault -eq 'before') {
        throw (New-SimulatedError "$Name was ordered to fail." 'OrderedFault')
    }
    & "Simulate-$Name" $Bound $ParameterSet
    switch ($fault) {
        'after' { throw (New-SimulatedError "$Name was ordered to fail after it had acted." 'OrderedFault') }
        'hang' { while ($true) { Start-Sleep -Milliseconds 20 } }
        'die' { [System.Diagnostics.Process]::GetCurrentProcess().Kill() }
    }
}

Export-ModuleMember -Function 'Invoke-SimulatedCommand'
