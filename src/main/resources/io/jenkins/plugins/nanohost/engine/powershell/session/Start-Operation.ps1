function Start-Operation {
    <#
    .SYNOPSIS
    Starts the operation that a request asks for, in the background of the loop that reads requests.

    .OUTPUTS
    The running operation; nothing when it could not be started: then the failure has been answered already.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [pscustomobject]
        $Request,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Known,

        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [System.Collections.Generic.HashSet[string]]
        $Loaded,

        [Parameter(Mandatory = $true)]
        [System.Management.Automation.Runspaces.Runspace]
        $Runspace,

        [Parameter(Mandatory = $true)]
        [AnswerWriter]
        $Answers
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    try {
        $name = $Request.Function
        if (-not ($Known.ContainsKey($name) -and $Known[$name].Callable)) {
            throw (New-Object -TypeName 'System.InvalidOperationException' -ArgumentList "There is no operation '$name'.")
        }
        $files = @(Resolve-OperationFile -Name $name -Known $Known -Loaded $Loaded)
    }
    catch {
        Write-Failure -Id $Request.Id -ErrorRecord $_ -Answers $Answers
        return
    }

    $shell = [powershell]::Create()
    $shell.Runspace = $Runspace
    foreach ($file in $files) {
        [void]$Loaded.Add($file)
        # In the scope of the runspace, as if dot-sourced, so that what the file defines stays.
        [void]$shell.AddCommand($file, $false).AddStatement()
    }
    [void]$shell.AddCommand($name, $true).AddParameters($Request.Parameters)

    $nothing = New-Object -TypeName 'System.Management.Automation.PSDataCollection[psobject]'
    $nothing.Complete()
    $output = New-Object -TypeName 'System.Management.Automation.PSDataCollection[psobject]'
    $Runspace.SessionStateProxy.SetVariable('global:LASTEXITCODE', $null)
    [pscustomobject]@{
        Id        = $Request.Id
        Name      = $name
        Files     = $files
        Shell     = $shell
        Output    = $output
        Handle    = $shell.BeginInvoke($nothing, $output)
        Results   = New-Object -TypeName 'System.Collections.Generic.List[object]'
        Succeeded = $false
    }
}
