# The nodes of a script's syntax tree, by their kind, and the findings at a node.

# A table from a kind's name, without its ending Ast, to the nodes.
function Get-NodeTable($Syntax) {
    $table = @{}
    foreach ($node in $Syntax.FindAll({ $true }, $true)) {
        $kind = $node.GetType().Name -replace 'Ast$', ''
        if (-not $table.ContainsKey($kind)) { $table[$kind] = New-Object 'System.Collections.Generic.List[object]' }
        $table[$kind].Add($node)
    }
    $table
}

function Get-Node($Script, [string[]] $Kind) {
    foreach ($one in $Kind) {
        if ($Script.Nodes.ContainsKey($one)) { $Script.Nodes[$one] }
    }
}

function Add-Finding([string] $Rule, $Extent, [string] $Why) {
    $text = ([string]$Extent.Text -split "`n")[0].Trim()
    $script:Findings.Add([pscustomobject]@{ Rule = $Rule; Text = "line $($Extent.StartLineNumber): $Why`: $text" })
}

# Newer engines have properties that older ones have not.
function Test-Flag($Node, [string] $Name) {
    $property = $Node.PSObject.Properties[$Name]
    $null -ne $property -and [bool]$property.Value
}

# The nearest node of a kind around a node; $null when there is none.
function Get-Around($Node, [string] $Kind) {
    $around = $Node.Parent
    while ($around -and $around.GetType().Name -ne "${Kind}Ast") { $around = $around.Parent }
    $around
}

function Test-Constant($Node) {
    $Node.GetType().Name -in 'StringConstantExpressionAst', 'ConstantExpressionAst'
}

# What is assigned to a variable in the function, or script, that contains a node.
function Get-Assignment($Node, [string] $Variable) {
    $place = Get-Around $Node 'FunctionDefinition'
    if (-not $place) { $place = $Node; while ($place.Parent) { $place = $place.Parent } }
    $place.FindAll({ $args[0] -is [System.Management.Automation.Language.AssignmentStatementAst] }, $true) | Where-Object {
        $left = $_.Left
        while ($left -is [System.Management.Automation.Language.AttributedExpressionAst]) { $left = $left.Child }
        $left -is [System.Management.Automation.Language.VariableExpressionAst] -and $left.VariablePath.UserPath -eq $Variable
    }
}

# The expression that a statement consists of, without what is around it; the statement itself when it is not one.
function Get-Expression($Statement) {
    $inner = $Statement
    if ($inner -is [System.Management.Automation.Language.PipelineAst] -and $inner.PipelineElements.Count -eq 1) { $inner = $inner.PipelineElements[0] }
    if ($inner -is [System.Management.Automation.Language.CommandExpressionAst]) { $inner = $inner.Expression }
    $inner
}
