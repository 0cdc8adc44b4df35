# What Windows PowerShell 5.1 does not understand, although a newer engine's parser does.

$script:Later = 'IsWindows', 'IsLinux', 'IsMacOS', 'IsCoreCLR', 'PSStyle', 'EnabledExperimentalFeatures'

function Find-Grammar($Script) {
    foreach ($node in Get-Node $Script 'TernaryExpression') { Add-Finding 'grammar' $node.Extent 'a ? b : c' }
    foreach ($node in Get-Node $Script 'PipelineChain') { Add-Finding 'grammar' $node.Extent '&& or ||' }
    foreach ($node in Get-Node $Script 'UsingStatement') { Add-Finding 'grammar' $node.Extent 'using, which a part of a session cannot have' }
    foreach ($node in Get-Node $Script 'BinaryExpression') {
        if ([string]$node.Operator -eq 'QuestionQuestion') { Add-Finding 'grammar' $node.Extent '??' }
        if ([string]$node.Operator -eq 'DotDot' -and $node.Left -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
            Add-Finding 'grammar' $node.Extent 'a range of characters'
        }
        $replaced = [string]$node.Operator -match '^[IC]replace$' -and $node.Right -is [System.Management.Automation.Language.ArrayLiteralAst]
        if ($replaced -and $node.Right.Elements[-1] -is [System.Management.Automation.Language.ScriptBlockExpressionAst]) {
            Add-Finding 'grammar' $node.Extent 'a replacement by a script block'
        }
    }
    foreach ($node in Get-Node $Script 'AssignmentStatement') {
        if ([string]$node.Operator -eq 'QuestionQuestionEquals') { Add-Finding 'grammar' $node.Extent '??=' }
    }
    foreach ($node in Get-Node $Script 'MemberExpression', 'InvokeMemberExpression', 'IndexExpression') {
        if (Test-Flag $node 'NullConditional') { Add-Finding 'grammar' $node.Extent '?. or ?[]' }
    }
    foreach ($node in Get-Node $Script 'ScriptBlock') {
        if (Test-Flag $node 'CleanBlock') { Add-Finding 'grammar' $node.CleanBlock.Extent 'a clean block' }
    }
    foreach ($node in Get-Node $Script 'Pipeline') {
        if (Test-Flag $node 'Background') { Add-Finding 'grammar' $node.Extent '& at the end' }
    }
    foreach ($node in Get-Node $Script 'ConstantExpression') {
        if ($node.Extent.Text -match '^[-+]?(0b[01]+|(0x[0-9a-f]+|[0-9.]+(e[-+]?[0-9]+)?)(u|s|y|n|ul|us|uy))([kmgtp]b)?$') {
            Add-Finding 'grammar' $node.Extent 'a number of a later kind'
        }
    }
    foreach ($node in Get-Node $Script 'NamedAttributeArgument') {
        if ($node.ArgumentName -eq 'ErrorMessage') { Add-Finding 'grammar' $node.Extent 'an attribute with a message' }
    }
    foreach ($node in Get-Node $Script 'VariableExpression') {
        if ($node.VariablePath.UserPath -in $script:Later) { Add-Finding 'grammar' $node.Extent 'a variable of later engines' }
    }
    for ($i = 1; $i -lt $Script.Tokens.Count; $i++) {
        if ([string]$Script.Tokens[$i].Kind -eq 'Pipe' -and [string]$Script.Tokens[$i - 1].Kind -eq 'NewLine') {
            Add-Finding 'grammar' $Script.Tokens[$i].Extent 'a line that begins with |'
        }
    }
}
