<#
.SYNOPSIS
Writes, as JSON, what PowerShell's own parser sees in each script below a folder: facts, which the tests compare with
rules, and findings, which break a rule that can be checked with the script alone.
#>
[CmdletBinding()]
param (
    [Parameter(Mandatory = $true)][string] $Folder,
    [Parameter(Mandatory = $true)][string] $Out
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

foreach ($part in Get-ChildItem -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'parts') -Filter '*.ps1' -File) {
    . $part.FullName
}

$approved = Get-ApprovedVerb
$root = (Get-Item -LiteralPath $Folder).FullName
$facts = foreach ($file in Get-ChildItem -LiteralPath $root -File -Recurse | Where-Object { $_.Extension -in '.ps1', '.psm1' }) {
    $tokens = $null
    $mistakes = $null
    $text = [System.IO.File]::ReadAllText($file.FullName)
    $syntax = [System.Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref]$tokens, [ref]$mistakes)
    $script = [pscustomobject]@{
        Text   = $text
        Lines  = $text -split "\r?\n"
        Tokens = $tokens
        Syntax = $syntax
        Nodes  = Get-NodeTable $syntax
    }
    $script:Findings = New-Object 'System.Collections.Generic.List[object]'
    Find-Grammar $script
    Find-Style $script
    Find-Native $script
    Find-Code $script

    $functions = @($syntax.EndBlock.Statements | Where-Object { $_ -is [System.Management.Automation.Language.FunctionDefinitionAst] })
    $classes = @($syntax.EndBlock.Statements | Where-Object { $_ -is [System.Management.Automation.Language.TypeDefinitionAst] })
    $function = $functions | Select-Object -First 1
    # A script without a function is judged like a function.
    $body = if ($function) { $function.Body } else { $syntax }
    $help = if ($function) { $function.GetHelpContent() } else { $syntax.GetHelpContent() }
    $helped = @()
    if ($help -and $help.Parameters) { $helped = @($help.Parameters.Keys) }
    [pscustomobject]@{
        File       = $file.FullName.Substring($root.Length + 1).Replace('\', '/')
        Mistakes   = @($mistakes | ForEach-Object { "$($_.Extent.StartLineNumber): $($_.Message)" })
        Functions  = @($functions | ForEach-Object { $_.Name })
        Classes    = @($classes | ForEach-Object { $_.Name })
        Others     = @($syntax.EndBlock.Statements).Count - $functions.Count - $classes.Count
        Approved   = $file.BaseName.Contains('-') -and $approved -contains ($file.BaseName -split '-')[0]
        Synopsis   = [bool]$help -and [bool]$help.Synopsis
        Outputs    = [bool]$help -and @($help.Outputs).Count -gt 0
        Helped     = $helped
        Attributes = @(if ($body.ParamBlock) { $body.ParamBlock.Attributes | ForEach-Object { $_.TypeName.Name } })
        GivesType  = @(Get-OutputType $body)
        Parameters = @(Get-ParameterFact $body)
        Beginning  = @($body.EndBlock.Statements | Select-Object -First 2 | ForEach-Object { $_.Extent.Text })
        Calls      = @(Get-CallFact $script)
        Asked      = @(Get-Asked $script)
        Types      = @(Get-TypeFact $script)
        Members    = @(Get-MemberFact $script)
        Results    = @(Get-ResultFact $body)
        Findings   = $script:Findings.ToArray()
    }
}
[System.IO.File]::WriteAllText($Out, (ConvertTo-Json -InputObject @($facts) -Depth 20))
