# How a script is written.

function Get-ApprovedVerb {
    foreach ($group in 'Common', 'Communications', 'Data', 'Diagnostic', 'Lifecycle', 'Other', 'Security') {
        ([type]"System.Management.Automation.Verbs$group").GetFields() | ForEach-Object { $_.Name }
    }
}

# An argument that is not after a parameter's name.
function Get-Positional($Command) {
    $elements = @($Command.CommandElements)
    for ($i = 1; $i -lt $elements.Count; $i++) {
        $element = $elements[$i]
        $before = $elements[$i - 1]
        if ($element -is [System.Management.Automation.Language.CommandParameterAst]) { continue }
        if ($element -is [System.Management.Automation.Language.VariableExpressionAst] -and $element.Splatted) { continue }
        if ($before -is [System.Management.Automation.Language.CommandParameterAst] -and $null -eq $before.Argument) { continue }
        $element
    }
}

function Find-Style($Script) {
    for ($i = 0; $i -lt $Script.Lines.Count; $i++) {
        if ($Script.Lines[$i] -cmatch '[^\x09\x20-\x7e]') {
            $script:Findings.Add([pscustomobject]@{ Rule = 'ascii'; Text = "line $($i + 1): another character than ASCII" })
        }
        if ($Script.Lines[$i].Contains([string][char]96)) {
            $script:Findings.Add([pscustomobject]@{ Rule = 'backtick'; Text = "line $($i + 1): a backtick: $($Script.Lines[$i].Trim())" })
        }
    }
    foreach ($node in Get-Node $Script 'StringConstantExpression') {
        if ([string]$node.StringConstantType -like 'DoubleQuoted*' -and $node.Value -notmatch "'") {
            Add-Finding 'quotes' $node.Extent 'double quotes around what is not expanded'
        }
    }
    foreach ($node in Get-Node $Script 'Command') {
        if ($node.InvocationOperator -eq 'Unknown') {
            foreach ($argument in Get-Positional $node) { Add-Finding 'named' $argument.Extent "an argument without name" }
        }
        if ($node.Extent.Text -match "-ErrorAction[: ]'?(SilentlyContinue|Ignore)") {
            $line = $node.Extent.StartLineNumber
            if (($Script.Lines[[Math]::Max(0, $line - 4)..[Math]::Max(0, $line - 2)] -join ' ') -notmatch '# ') {
                Add-Finding 'silence' $node.Extent 'silence without a comment that says why'
            }
        }
    }
    foreach ($node in Get-Node $Script 'BinaryExpression') {
        if ([string]$node.Operator -match '^[IC](eq|ne)$' -and $node.Right.Extent.Text -eq '$null') {
            Add-Finding 'null' $node.Extent '$null on the right side, where a list is filtered by it'
        }
    }
}

function Get-OutputType($Body) {
    if (-not $Body.ParamBlock) { return }
    foreach ($attribute in $Body.ParamBlock.Attributes) {
        if ($attribute.TypeName.Name -eq 'OutputType') {
            $attribute.PositionalArguments | ForEach-Object { $_.Extent.Text.Trim('[', ']') }
        }
    }
}

function Get-ParameterFact($Body) {
    if (-not $Body.ParamBlock) { return }
    foreach ($parameter in $Body.ParamBlock.Parameters) {
        [pscustomobject]@{
            Name      = $parameter.Name.VariablePath.UserPath
            Type      = $parameter.StaticType.FullName
            Typed     = @($parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.Language.TypeConstraintAst] }).Count -gt 0
            Mandatory = @($parameter.Attributes | Where-Object { $_.Extent.Text -match 'Mandatory = \$true' }).Count -gt 0
            Choices   = @($parameter.Attributes | Where-Object { $_.TypeName.Name -eq 'ValidateSet' } |
                    ForEach-Object { $_.PositionalArguments } | ForEach-Object { [string]$_.Value })
        }
    }
}
