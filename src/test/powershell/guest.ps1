# Defines the functions of a guest, as in a session, on the simulated guest below a folder; then runs the lines of a test.
param ([string] $Scripts, [string] $Root, [string] $Act)

$ErrorActionPreference = 'Stop'
$resources = Join-Path $PSScriptRoot '../../main/resources/io/jenkins/plugins/nanohost/engine'
$facts = ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText((Join-Path $resources 'rehearsal/state/windows-facts.json')))
. (Join-Path $PSScriptRoot 'modules/SimulatedWindows/Guest.ps1') -Root $Root -VmId 'one' -Computer (
    Split-Path -Path $Root -Parent) -Facts $facts
$files = @(Get-ChildItem -LiteralPath (Join-Path $Scripts 'guest') -Filter '*.ps1' -Recurse | ForEach-Object { $_.FullName })
$files += 'New-Refusal', 'Invoke-NativeProgram' | ForEach-Object { Join-Path $Scripts "common/$_.ps1" }
foreach ($file in $files) { . $file }
$global:NanoHostGuestScript = ($files | ForEach-Object { [System.IO.File]::ReadAllText($_) }) -join "`n"
. $Act
