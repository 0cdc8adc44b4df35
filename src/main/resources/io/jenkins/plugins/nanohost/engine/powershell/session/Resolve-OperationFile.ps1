function Resolve-OperationFile {
    <#
    .SYNOPSIS
    Finds the files that have to be loaded for a function: its own, and those of all functions that it uses, at any depth.

    .DESCRIPTION
    A function uses another one by calling it, or by naming it as ${function:Name} (to hand it to a guest). Throws a
    ParseException for a file that is not PowerShell.

    .OUTPUTS
    The paths of the files that have not been loaded yet.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Known,

        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [System.Collections.Generic.HashSet[string]]
        $Loaded
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $pending = New-Object -TypeName 'System.Collections.Generic.Queue[string]'
    $seen = New-Object -TypeName 'System.Collections.Generic.HashSet[string]'
    $pending.Enqueue($Name)
    while ($pending.Count -gt 0) {
        $current = $pending.Dequeue()
        $path = $Known[$current].Path
        if ($Loaded.Contains($path) -or -not $seen.Add($path)) {
            continue
        }

        $tokens = $null
        $mistakes = $null
        $syntax = [System.Management.Automation.Language.Parser]::ParseFile($path, [ref]$tokens, [ref]$mistakes)
        if ($mistakes.Count -gt 0) {
            throw (New-Object -TypeName 'System.Management.Automation.ParseException' -ArgumentList (, $mistakes))
        }
        $defined = $syntax.FindAll({ $args[0] -is [System.Management.Automation.Language.FunctionDefinitionAst] }, $false)
        if (@($defined | Where-Object -Property 'Name' -EQ -Value $current).Count -ne 1) {
            throw (New-Object -TypeName 'System.InvalidOperationException' -ArgumentList "'$path' does not define the function '$current'.")
        }

        $used = $syntax.FindAll({
                $args[0] -is [System.Management.Automation.Language.CommandAst] -or
                $args[0] -is [System.Management.Automation.Language.VariableExpressionAst]
            }, $true)
        foreach ($element in $used) {
            $other = if ($element -is [System.Management.Automation.Language.CommandAst]) {
                $element.GetCommandName()
            }
            elseif ($element.VariablePath.DriveName -eq 'function') {
                $element.VariablePath.UserPath.Substring('function:'.Length)
            }
            if ($other -and $Known.ContainsKey($other)) {
                $pending.Enqueue($other)
            }
        }
        $path
    }
}
