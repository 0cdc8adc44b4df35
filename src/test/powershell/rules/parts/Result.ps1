# Which objects a function returns: their keys, or the functions that make them.

function Test-ObjectLiteral($Node) {
    $Node -is [System.Management.Automation.Language.ConvertExpressionAst] -and $Node.Type.TypeName.Name -eq 'pscustomobject' -and
    $Node.Child -is [System.Management.Automation.Language.HashtableAst]
}

function Get-ObjectFact($Literal, [int] $Depth) {
    [pscustomobject]@{
        Call = ''
        Line = $Literal.Extent.StartLineNumber
        Keys = @($Literal.Child.KeyValuePairs | ForEach-Object {
                [pscustomobject]@{ Name = $_.Item1.Extent.Text.Trim("'"); Made = @(Get-MadeFact $_.Item2 ($Depth + 1)) }
            })
    }
}

function Get-CommandFact($Command) {
    $name = $Command.GetCommandName()
    if ($name) { [pscustomobject]@{ Call = $name; Line = $Command.Extent.StartLineNumber; Keys = @() } }
}

# Everything that an expression makes, at any depth; a variable counts as what is assigned to it.
function Get-MadeFact($Node, [int] $Depth) {
    if ($Depth -gt 4) { return }
    $found = @($Node.FindAll({
                (Test-ObjectLiteral $args[0]) -or $args[0] -is [System.Management.Automation.Language.CommandAst] -or
                $args[0] -is [System.Management.Automation.Language.VariableExpressionAst] }, $true))
    foreach ($one in $found) {
        # An object inside another object belongs to that one.
        $around = Get-Around $one 'ConvertExpression'
        if ($around -and (Test-ObjectLiteral $around) -and $around.Extent.StartOffset -ge $Node.Extent.StartOffset) { continue }
        if ($one -is [System.Management.Automation.Language.ConvertExpressionAst]) { Get-ObjectFact $one $Depth }
        elseif ($one -is [System.Management.Automation.Language.CommandAst]) { Get-CommandFact $one }
        elseif ($one.VariablePath.UserPath -ne '_') {
            foreach ($assignment in Get-Assignment $one $one.VariablePath.UserPath) {
                if ($assignment.Right.Extent.StartOffset -lt $one.Extent.StartOffset) { Get-MadeFact $assignment.Right ($Depth + 1) }
            }
        }
    }
}

# What the statements of a block return.
function Get-GivenFact($Statements) {
    foreach ($statement in $Statements) {
        switch ($statement.GetType().Name) {
            'ReturnStatementAst' { if ($statement.Pipeline) { Get-GivenFact @(, $statement.Pipeline) } }
            'IfStatementAst' {
                foreach ($clause in $statement.Clauses) { Get-GivenFact $clause.Item2.Statements }
                if ($statement.ElseClause) { Get-GivenFact $statement.ElseClause.Statements }
            }
            'TryStatementAst' {
                Get-GivenFact $statement.Body.Statements
                foreach ($clause in $statement.CatchClauses) { Get-GivenFact $clause.Body.Statements }
            }
            { $_ -in 'ForStatementAst', 'ForEachStatementAst', 'WhileStatementAst', 'DoWhileStatementAst' } {
                Get-GivenFact $statement.Body.Statements
            }
            'PipelineAst' {
                $last = $statement.PipelineElements[-1]
                if ($last -is [System.Management.Automation.Language.CommandAst]) { Get-CommandFact $last }
                elseif ($last -is [System.Management.Automation.Language.CommandExpressionAst]) {
                    $given = $last.Expression
                    if (Test-ObjectLiteral $given) { Get-ObjectFact $given 0 }
                    elseif ($given -is [System.Management.Automation.Language.VariableExpressionAst]) {
                        foreach ($assignment in Get-Assignment $given $given.VariablePath.UserPath) { Get-GivenFact @(, $assignment.Right) }
                    }
                }
            }
            'CommandExpressionAst' { if (Test-ObjectLiteral $statement.Expression) { Get-ObjectFact $statement.Expression 0 } }
        }
    }
}

function Get-ResultFact($Body) {
    Get-GivenFact $Body.EndBlock.Statements
}
