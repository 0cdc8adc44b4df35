<#
.SYNOPSIS
A simulated Windows computer with Hyper-V, as far as the project's scripts need it: stubs of its cmdlets, with the state in a
folder.

.DESCRIPTION
The environment variable SIMULATED_WINDOWS names the folder. docs/simulated-windows.md says how it behaves, and from which
sources that is known. The stubs pass each call, with its bound parameters, to Invoke-SimulatedCommand, which writes it into
calls.log, causes the faults that are ordered in fault.txt, and passes it on to the function Simulate-<cmdlet>.
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
# A function is called before a cmdlet of PowerShell with the same name.
foreach ($name in 'New-PSSession', 'Remove-PSSession', 'Invoke-Command', 'Get-ExecutionPolicy') {
    Set-Item -Path "function:global:$name" -Value (Get-Command -Name "Simulate-$name" -CommandType Function).ScriptBlock
}
# The next look comes at once.
if (Test-Word 'no-waiting') {
    function global:Start-Sleep { param ($Seconds, $Milliseconds) }
}

function Invoke-SimulatedCommand {
    [CmdletBinding()]
    param ([string] $Name, [hashtable] $Bound, [string] $ParameterSet)

    $fault = Add-SimulatedCall $Name
    if ($fault -eq 'before') {
        throw (New-SimulatedError "$Name was ordered to fail." 'OrderedFault')
    }
    if ($fault -eq 'nothing') {
        return
    }
    & "Simulate-$Name" $Bound $ParameterSet
    switch ($fault) {
        'after' { throw (New-SimulatedError "$Name was ordered to fail after it had acted." 'OrderedFault') }
        'hang' { while ($true) { Start-Sleep -Milliseconds 20 } }
        'die' { [System.Diagnostics.Process]::GetCurrentProcess().Kill() }
    }
}

Export-ModuleMember -Function 'Invoke-SimulatedCommand'
