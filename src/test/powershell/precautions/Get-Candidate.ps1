<#
.SYNOPSIS
Writes, as JSON, each place in the scripts below a folder that may be a precaution, and how to make it one that can be taken out
while the script runs.
.DESCRIPTION
A place is text from Start to End of its file. With Before and After around it, the script does what it did, unless the
place is taken out; '{0}' in them is a condition that is false then. It is asked only where the answer matters: of a
condition that holds, of a part that decides, of anything else when it is reached.

    refusal       a condition whose block ends with throw: never true
    return        a condition whose block ends with return, continue or break: never true
    part          one part of such a condition: as if it were not there
    throw         any other throw: does not happen
    finally       the block is empty
    lock          another lock than everybody's
    exit code     always 0
    error action  Stop becomes SilentlyContinue, anything else Stop
    check         a call of Assert-..., of Invoke-Cleanup or of Clear-SecretFile: not made
#>
[CmdletBinding()]
param (
    [Parameter(Mandatory = $true)][string] $Folder,
    [Parameter(Mandatory = $true)][string] $Out
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$unless = @('if ({0}) { ', ' }')
$never = @('((', ') -and {0})')
$always = @('((', ') -or -not {0})')

function New-Candidate([string] $Kind, $Extent, [string[]] $Around, [int] $Start = $Extent.StartOffset, [int] $End = $Extent.EndOffset) {
    [pscustomobject]@{
        Kind = $Kind; Start = $Start; End = $End; Line = $Extent.StartLineNumber; Text = $Extent.Text -replace '\s+', ' '
        Before = $Around[0]; After = $Around[1]
    }
}

# The last statement of a block that ends there; $null when the block goes on to what is after it.
function Get-End($Block) {
    if ($Block.Statements.Count -eq 0) { return }
    $last = $Block.Statements[$Block.Statements.Count - 1]
    if ($last.GetType().Name -in 'ThrowStatementAst', 'ReturnStatementAst', 'ContinueStatementAst', 'BreakStatementAst') { $last }
}

# The parts of a condition that consists of several, with whether all of them (-and) or one of them (-or) must be true.
function Get-Part($Node) {
    $inner = $Node
    if ($inner -is [System.Management.Automation.Language.PipelineAst] -and $inner.PipelineElements.Count -eq 1) { $inner = $inner.PipelineElements[0] }
    if ($inner -is [System.Management.Automation.Language.CommandExpressionAst]) { $inner = $inner.Expression }
    if ($inner -is [System.Management.Automation.Language.ParenExpressionAst]) { return Get-Part $inner.Pipeline }
    if ($inner -is [System.Management.Automation.Language.BinaryExpressionAst] -and [string]$inner.Operator -in 'And', 'Or') {
        foreach ($side in $inner.Left, $inner.Right) {
            $around = $never
            if ([string]$inner.Operator -eq 'And') { $around = $always }
            New-Candidate 'part' $side.Extent $around
            Get-Part $side
        }
    }
}

function Find-Candidate($Syntax) {
    $ends = @{}
    foreach ($node in $Syntax.FindAll({ $args[0] -is [System.Management.Automation.Language.IfStatementAst] }, $true)) {
        foreach ($clause in $node.Clauses) {
            $end = Get-End $clause.Item2
            if ($null -eq $end) { continue }
            if ($end -is [System.Management.Automation.Language.ThrowStatementAst]) {
                $ends[$end.Extent.StartOffset] = $true
                New-Candidate 'refusal' $clause.Item1.Extent $never
            }
            else {
                New-Candidate 'return' $clause.Item1.Extent $never
            }
            Get-Part $clause.Item1
        }
    }
    foreach ($node in $Syntax.FindAll({ $true }, $true)) {
        if ($node -is [System.Management.Automation.Language.ThrowStatementAst] -and -not $ends.ContainsKey($node.Extent.StartOffset)) {
            New-Candidate 'throw' $node.Extent $unless
        }
        elseif ($node -is [System.Management.Automation.Language.TryStatementAst] -and $node.Finally) {
            $block = $node.Finally.Extent
            New-Candidate 'finally' $block $unless ($block.StartOffset + 1) ($block.EndOffset - 1)
        }
        elseif ($node -is [System.Management.Automation.Language.VariableExpressionAst] -and $node.VariablePath.UserPath -eq 'LASTEXITCODE' -and
            -not ($node.Parent -is [System.Management.Automation.Language.AssignmentStatementAst] -and $node.Parent.Left -eq $node)) {
            New-Candidate 'exit code' $node.Extent @('$(if ({0}) { ', ' } else { 0 })')
        }
        elseif ($node -is [System.Management.Automation.Language.CommandAst]) {
            $name = [string]$node.GetCommandName()
            if ($name -match '^(Assert-.*|Invoke-Cleanup|Clear-SecretFile)$') { New-Candidate 'check' $node.Extent $unless }
            $elements = $node.CommandElements
            for ($i = 1; $i -lt $elements.Count - 1; $i++) {
                if ($elements[$i] -isnot [System.Management.Automation.Language.CommandParameterAst]) { continue }
                $value = $elements[$i + 1].Extent
                if ($name -eq 'Lock-Machine' -and $elements[$i].ParameterName -eq 'Name') {
                    New-Candidate 'lock' $value @('$(if ({0}) { ', ' } else { [guid]::NewGuid().ToString() })')
                }
                if ($elements[$i].ParameterName -eq 'ErrorAction') {
                    $other = 'Stop'
                    if ($value.Text.Trim("'") -eq 'Stop') { $other = 'SilentlyContinue' }
                    New-Candidate 'error action' $value @('$(if ({0}) { ', " } else { '$other' })")
                }
            }
        }
    }
}

$root = (Get-Item -LiteralPath $Folder).FullName
$found = foreach ($file in Get-ChildItem -LiteralPath $root -Filter '*.ps1' -File -Recurse | Sort-Object -Property FullName) {
    $tokens = $null
    $mistakes = $null
    $syntax = [System.Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref]$tokens, [ref]$mistakes)
    [pscustomobject]@{
        File       = $file.FullName.Substring($root.Length + 1).Replace('\', '/')
        Candidates = @(Find-Candidate $syntax | Sort-Object -Property Start, End)
    }
}
[System.IO.File]::WriteAllText($Out, (ConvertTo-Json -InputObject @($found) -Depth 5))
