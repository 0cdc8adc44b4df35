function New-OperationRunspace {
    <#
    .SYNOPSIS
    Opens the runspace that all operations of the session run in, one after the other.

    .DESCRIPTION
    In it modules stay loaded and guest sessions stay open. It has no host, so nothing in it can ask a person anything.
    #>
    [CmdletBinding()]
    [OutputType([System.Management.Automation.Runspaces.Runspace])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
    $runspace = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($state)
    $runspace.Open()

    $preferences = @{
        ErrorActionPreference = 'Stop'
        VerbosePreference     = 'Continue'
        InformationPreference = 'Continue'
        ConfirmPreference     = 'None'
    }
    foreach ($name in $preferences.Keys) {
        $runspace.SessionStateProxy.SetVariable($name, $preferences[$name])
    }
    $shell = [powershell]::Create()
    $shell.Runspace = $runspace
    # In the global scope: strict mode is a property of the scope that it was set in.
    [void]$shell.AddScript('Set-StrictMode -Version Latest', $false).Invoke()
    $shell.Dispose()
    $runspace
}
