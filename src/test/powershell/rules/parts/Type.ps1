# Which types of .NET a script names, and which static members and constructors of them.

# The names in a type's name: for an array its element type, for a generic type the type itself and its arguments.
function Get-TypeName($Type) {
    if ($Type -is [System.Management.Automation.Language.ArrayTypeName]) { Get-TypeName $Type.ElementType }
    elseif ($Type -is [System.Management.Automation.Language.GenericTypeName]) {
        "$($Type.TypeName.FullName)``$($Type.GenericArguments.Count)"
        foreach ($argument in $Type.GenericArguments) { Get-TypeName $argument }
    }
    else { $Type.FullName }
}

# A type that is named by a string.
function Get-ParsedType([string] $Name) {
    $tokens = $null
    $mistakes = $null
    $syntax = [System.Management.Automation.Language.Parser]::ParseInput("[$Name]", [ref]$tokens, [ref]$mistakes)
    $syntax.Find({ $args[0] -is [System.Management.Automation.Language.TypeExpressionAst] }, $true).TypeName
}

function Get-NewObject($Script) {
    foreach ($command in Get-Node $Script 'Command') {
        if ($command.GetCommandName() -ne 'New-Object') { continue }
        $elements = @($command.CommandElements)
        $type = $null
        $count = 0
        for ($i = 1; $i -lt $elements.Count - 1; $i++) {
            if ($elements[$i] -isnot [System.Management.Automation.Language.CommandParameterAst]) { continue }
            if ($elements[$i].ParameterName -eq 'TypeName' -and (Test-Constant $elements[$i + 1])) { $type = Get-ParsedType $elements[$i + 1].Value }
            if ($elements[$i].ParameterName -eq 'ArgumentList') { $count = Get-ListCount $elements[$i + 1] }
        }
        if ($type) { [pscustomobject]@{ Type = $type; Count = $count; Line = $command.Extent.StartLineNumber } }
    }
}

# How many arguments a list has; -1 when that cannot be seen.
function Get-ListCount($List) {
    $inner = $List
    if ($inner -is [System.Management.Automation.Language.ArrayExpressionAst]) {
        $statements = @($inner.SubExpression.Statements)
        if ($statements.Count -ne 1) { return -1 }
        $inner = Get-Expression $statements[0]
    }
    elseif ($inner -is [System.Management.Automation.Language.ParenExpressionAst]) { $inner = Get-Expression $inner.Pipeline }
    if ($inner -is [System.Management.Automation.Language.ArrayLiteralAst]) { return $inner.Elements.Count }
    if ($inner -is [System.Management.Automation.Language.VariableExpressionAst] -and $inner -ne $List) { return -1 }
    1
}

function Get-TypeFact($Script) {
    $types = @(Get-Node $Script 'TypeExpression', 'TypeConstraint', 'Attribute' | ForEach-Object {
            foreach ($name in Get-TypeName $_.TypeName) {
                if ($_ -is [System.Management.Automation.Language.AttributeAst]) { $name = "${name}Attribute" }
                [pscustomobject]@{ Name = $name; Line = $_.Extent.StartLineNumber }
            }
        })
    $made = @(Get-NewObject $Script | ForEach-Object {
            foreach ($name in Get-TypeName $_.Type) { [pscustomobject]@{ Name = $name; Line = $_.Line } }
        })
    $types + $made
}

# Static members, and constructors as 'new'; Count is the number of arguments, -2 for a property.
function Get-MemberFact($Script) {
    foreach ($node in Get-Node $Script 'InvokeMemberExpression', 'MemberExpression') {
        if ($node.Static -and $node.Expression -is [System.Management.Automation.Language.TypeExpressionAst]) {
            $count = -2
            if ($node -is [System.Management.Automation.Language.InvokeMemberExpressionAst]) { $count = @($node.Arguments | Where-Object { $_ }).Count }
            [pscustomobject]@{
                Type   = @(Get-TypeName $node.Expression.TypeName)[0]
                Member = $node.Member.Extent.Text.Trim("'")
                Count  = $count
                Line   = $node.Extent.StartLineNumber
            }
        }
    }
    Get-NewObject $Script | Where-Object { $_.Type -isnot [System.Management.Automation.Language.ArrayTypeName] } | ForEach-Object {
        [pscustomobject]@{ Type = @(Get-TypeName $_.Type)[0]; Member = 'new'; Count = $_.Count; Line = $_.Line }
    }
}
