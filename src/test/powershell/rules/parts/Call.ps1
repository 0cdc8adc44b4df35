# Which commands a script calls, with which parameters.

# The keys of a table that is splatted; whether all are known, and which of them are added only under a condition.
function Get-SplatFact($Command, $Variable) {
    $name = $Variable.VariablePath.UserPath
    $keys = New-Object 'System.Collections.Generic.List[object]'
    $known = $false
    foreach ($assignment in Get-Assignment $Command $name) {
        $table = Get-Expression $assignment.Right
        if ($table -is [System.Management.Automation.Language.ConvertExpressionAst]) { $table = $table.Child }
        $known = $table -is [System.Management.Automation.Language.HashtableAst]
        if (-not $known) { break }
        foreach ($pair in $table.KeyValuePairs) {
            $keys.Add((Get-ArgumentFact $pair.Item1.Extent.Text.Trim("'") (Get-Expression $pair.Item2) $true))
        }
    }
    $place = Get-Around $Command 'FunctionDefinition'
    if ($known -and $place) {
        $indexed = $place.FindAll({ $args[0] -is [System.Management.Automation.Language.IndexExpressionAst] }, $true)
        foreach ($index in $indexed) {
            if ($index.Target.Extent.Text -eq "`$$name" -and (Test-Constant $index.Index)) {
                $keys.Add((Get-ArgumentFact $index.Index.Value $null $false))
            }
        }
    }
    [pscustomobject]@{ Known = $known; Keys = $keys.ToArray() }
}

function Get-ArgumentFact([string] $Name, $Value, [bool] $Always) {
    $text = $null
    if ($Value -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $text = [string]$Value.Value }
    [pscustomobject]@{ Name = $Name; Value = $text; Always = $Always }
}

function Get-CallFact($Script) {
    foreach ($command in Get-Node $Script 'Command') {
        $name = $command.GetCommandName()
        if (-not $name) { continue }
        $elements = @($command.CommandElements)
        $arguments = New-Object 'System.Collections.Generic.List[object]'
        $known = $true
        for ($i = 1; $i -lt $elements.Count; $i++) {
            $element = $elements[$i]
            if ($element -is [System.Management.Automation.Language.CommandParameterAst]) {
                $value = $element.Argument
                if (-not $value -and $i + 1 -lt $elements.Count -and
                    $elements[$i + 1] -isnot [System.Management.Automation.Language.CommandParameterAst]) { $value = $elements[$i + 1] }
                $arguments.Add((Get-ArgumentFact $element.ParameterName $value $true))
            }
            elseif ($element -is [System.Management.Automation.Language.VariableExpressionAst] -and $element.Splatted) {
                $splat = Get-SplatFact $command $element
                $known = $known -and $splat.Known
                foreach ($key in $splat.Keys) { $arguments.Add($key) }
            }
        }
        [pscustomobject]@{
            Name      = $name
            Line      = $command.Extent.StartLineNumber
            Arguments = $arguments.ToArray()
            AllKnown  = $known
            Unnamed   = @(Get-Positional $command).Count
            Piped     = $command.Parent -is [System.Management.Automation.Language.PipelineAst] -and
                $command.Parent.PipelineElements[0] -ne $command
        }
    }
}

# What a script checks before it uses it: a command with Get-Command, a parameter in the parameters of a command.
function Get-Asked($Script) {
    foreach ($command in Get-Node $Script 'Command') {
        if ($command.GetCommandName() -eq 'Get-Command') {
            foreach ($element in $command.CommandElements) {
                if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $element.Value }
            }
        }
    }
    foreach ($node in Get-Node $Script 'InvokeMemberExpression') {
        if ($node.Member.Extent.Text -eq 'ContainsKey' -and $node.Expression.Extent.Text -match '\.Parameters$' -and
            (Test-Constant $node.Arguments[0])) { $node.Arguments[0].Value }
    }
}
