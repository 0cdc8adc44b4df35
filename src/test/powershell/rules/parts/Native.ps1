# Native programs, and text that would become code.

# A call with '&' of something that is no function of ours must get an empty input, and its exit code must be read.
function Find-Native($Script) {
    foreach ($command in Get-Node $Script 'Command') {
        if ($command.InvocationOperator -ne 'Ampersand') { continue }
        $called = $command.CommandElements[0]
        if ($called -is [System.Management.Automation.Language.VariableExpressionAst]) {
            # The name of a function, which comes from a pattern, or a script block.
            $name = $called.VariablePath.UserPath
            if ($name -eq 'Function' -or (Test-ScriptBlockParameter $command $name)) { continue }
        }
        $first = @($command.Parent.PipelineElements)[0].Extent.Text
        $function = Get-Around $command 'FunctionDefinition'
        $reads = @(Get-Node $Script 'VariableExpression' | Where-Object {
                $_.VariablePath.UserPath -eq 'LASTEXITCODE' -and $_.Extent.StartOffset -gt $command.Extent.EndOffset -and
                (Get-Around $_ 'FunctionDefinition') -eq $function })
        if ($first -ne '$null') { Add-Finding 'native' $command.Extent 'a program that reads the requests of the session' }
        if (-not $reads.Count) { Add-Finding 'native' $command.Extent 'a program whose exit code nobody reads' }
    }
}

function Test-ScriptBlockParameter($Node, [string] $Name) {
    $function = Get-Around $Node 'FunctionDefinition'
    if (-not $function -or -not $function.Body.ParamBlock) { return $false }
    @($function.Body.ParamBlock.Parameters | Where-Object {
            $_.Name.VariablePath.UserPath -eq $Name -and $_.StaticType -eq [scriptblock] }).Count -gt 0
}

# A constant, or a variable that only constants are assigned to.
function Test-KnownText($Node) {
    if ($null -eq $Node -or (Test-Constant $Node)) { return $true }
    if ($Node -is [System.Management.Automation.Language.ArrayLiteralAst]) {
        return @($Node.Elements | Where-Object { -not (Test-KnownText $_) }).Count -eq 0
    }
    if ($Node -isnot [System.Management.Automation.Language.VariableExpressionAst]) { return $false }
    $assigned = @(Get-Assignment $Node $Node.VariablePath.UserPath)
    $assigned.Count -gt 0 -and @($assigned | Where-Object { -not (Test-Constant (Get-Expression $_.Right)) }).Count -eq 0
}

function Find-Code($Script) {
    foreach ($node in Get-Node $Script 'InvokeMemberExpression') {
        $member = $node.Member.Extent.Text
        $onBlock = $node.Static -and $node.Expression.Extent.Text -eq '[scriptblock]'
        $known = Test-KnownText (@($node.Arguments) | Select-Object -First 1)
        if (($onBlock -or $member -in 'AddScript', 'InvokeScript', 'NewScriptBlock', 'ExpandString') -and -not $known) {
            Add-Finding 'code' $node.Extent 'a value that becomes code'
        }
    }
    foreach ($node in Get-Node $Script 'ConvertExpression') {
        if ($node.Type.TypeName.Name -eq 'scriptblock') { Add-Finding 'code' $node.Extent 'a value that becomes code' }
    }
    foreach ($command in Get-Node $Script 'Command') {
        $name = $command.GetCommandName()
        if ($name -in 'Invoke-Expression', 'iex', 'Add-Type') { Add-Finding 'code' $command.Extent 'a value that becomes code' }
        $shell = @($command.CommandElements | Where-Object {
                $_ -is [System.Management.Automation.Language.StringConstantExpressionAst] -and
                $_.Value -match '(^|\\)(cmd|powershell|pwsh|wscript|cscript|mshta)(\.exe)?$' }).Count -gt 0
        if ($shell) {
            foreach ($element in $command.CommandElements | Select-Object -Skip 1) {
                $argument = $element
                if ($element -is [System.Management.Automation.Language.CommandParameterAst]) { $argument = $element.Argument }
                if (-not (Test-KnownText $argument)) { Add-Finding 'code' $command.Extent 'a shell whose command is not fixed' }
            }
        }
    }
}
