# Defines the functions of a guest, as in a session, on the simulated guest below a folder; then runs the lines of a test.
param ([string] $Scripts, [string] $Root, [string] $Act)

$ErrorActionPreference = 'Stop'
$resources = Join-Path $PSScriptRoot '../../main/resources/io/jenkins/plugins/nanohost/engine'
$facts = ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText((Join-Path $resources 'rehearsal/state/windows-facts.json')))
. (Join-Path $PSScriptRoot 'modules/SimulatedWindows/Guest.ps1') -Root $Root -VmId 'one' -Computer (
    Split-Path -Path $Root -Parent) -Facts $facts
foreach ($file in (Get-ChildItem -LiteralPath (Join-Path $Scripts 'guest') -Filter '*.ps1' -Recurse)) { . $file.FullName }
foreach ($name in 'New-Refusal', 'Invoke-NativeProgram') { . (Join-Path $Scripts "common/$name.ps1") }
. $Act
