<#
.SYNOPSIS
Tells, as JSON, what the engine's own parser sees in each script of a folder.
#>
[CmdletBinding()]
param (
    [Parameter(Mandatory = $true)][string] $Folder,
    [Parameter(Mandatory = $true)][string] $Out
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$verbs = @(Get-Command -Name 'Get-Verb' -ErrorAction 'Ignore')
$approved = @()
if ($verbs.Count) { $approved = @(Get-Verb | ForEach-Object { $_.Verb }) }

function Find-Node($Root, [string] $Type) {
    , @($Root.FindAll({ $args[0].GetType().Name -eq $Type }, $true))
}

# An argument that stands behind no parameter's name.
function Get-Positional($Command) {
    $elements = @($Command.CommandElements)
    for ($i = 1; $i -lt $elements.Count; $i++) {
        $element = $elements[$i]
        $before = $elements[$i - 1]
        if ($element.GetType().Name -eq 'CommandParameterAst') { continue }
        if ($element.GetType().Name -eq 'VariableExpressionAst' -and $element.Splatted) { continue }
        if ($before.GetType().Name -eq 'CommandParameterAst' -and $null -eq $before.Argument) { continue }
        $element.Extent.Text
    }
}

# A call through '&' of something that is no function of ours must get an empty input, and have its exit code read.
function Get-UnguardedCall($Function) {
    foreach ($command in (Find-Node $Function 'CommandAst')) {
        if ($command.InvocationOperator -ne 'Ampersand') { continue }
        $called = $command.CommandElements[0].Extent.Text
        if ($called -in '$Action', '$Function') { continue }
        $first = @($command.Parent.PipelineElements)[0].Extent.Text
        $after = $Function.Extent.Text.Substring($command.Extent.EndOffset - $Function.Extent.StartOffset)
        if ($first -ne '$null' -or $after -notmatch '\$LASTEXITCODE') { $command.Extent.Text }
    }
}

$facts = foreach ($file in Get-ChildItem -LiteralPath $Folder -Filter '*.ps1' -File) {
    $tokens = $null
    $mistakes = $null
    $syntax = [System.Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref]$tokens, [ref]$mistakes)
    $functions = @($syntax.EndBlock.Statements | Where-Object { $_.GetType().Name -eq 'FunctionDefinitionAst' })
    $function = $functions[0]
    $help = $function.GetHelpContent()
    $parameters = @()
    if ($function.Body.ParamBlock) {
        $parameters = @($function.Body.ParamBlock.Parameters | ForEach-Object {
                $mandatory = @($_.Attributes | Where-Object { $_.Extent.Text -match 'Mandatory = \$true' }).Count -gt 0
                [pscustomobject]@{
                    Name      = $_.Name.VariablePath.UserPath
                    Type      = $_.StaticType.FullName
                    Mandatory = $mandatory
                    Helped    = $null -ne $help -and $null -ne $help.Parameters -and
                        $help.Parameters.ContainsKey($_.Name.VariablePath.UserPath.ToUpperInvariant())
                }
            })
    }
    $attributes = @()
    if ($function.Body.ParamBlock) { $attributes = @($function.Body.ParamBlock.Attributes | ForEach-Object { $_.TypeName.Name }) }
    $commands = Find-Node $function 'CommandAst'
    $silent = @($commands | Where-Object { $_.Extent.Text -match "-ErrorAction '?(SilentlyContinue|Ignore)" } | Where-Object {
            $line = $_.Extent.StartLineNumber
            $lines = [System.IO.File]::ReadAllLines($file.FullName)
            ($lines[[Math]::Max(0, $line - 4)..($line - 2)] -join ' ') -notmatch '# '
        } | ForEach-Object { $_.Extent.Text })
    $statements = @($function.Body.EndBlock.Statements | Select-Object -First 2 | ForEach-Object { $_.Extent.Text })
    [pscustomobject]@{
        File          = $file.BaseName
        Mistakes      = @($mistakes | ForEach-Object { $_.Message })
        Functions     = @($functions | ForEach-Object { $_.Name })
        Others        = @($syntax.EndBlock.Statements).Count - $functions.Count
        ApprovedVerb  = $approved.Count -eq 0 -or $approved -contains ($file.BaseName -split '-')[0]
        Synopsis      = $null -ne $help -and [bool]$help.Synopsis
        Attributes    = $attributes
        Parameters    = $parameters
        Beginning     = $statements
        Commands      = @($commands | ForEach-Object { $_.GetCommandName() } | Where-Object { $_ } | Sort-Object -Unique)
        Positional    = @($commands | Where-Object { $_.InvocationOperator -eq 'Unknown' } | ForEach-Object { Get-Positional $_ })
        UnguardedCall = @(Get-UnguardedCall $function)
        Silent        = $silent
        Backtick      = [System.IO.File]::ReadAllText($file.FullName).Contains([string][char]96)
    }
}
[System.IO.File]::WriteAllText($Out, (ConvertTo-Json -InputObject @($facts) -Depth 6))
