function New-GuestHop {
    <#
    .SYNOPSIS
    Opens the runspace on this machine from which one guest is called.

    .OUTPUTS
    Runspace; Call, the handle of the last call, to be set in place.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
    $runspace = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($state)
    $runspace.Open()
    $runspace.SessionStateProxy.SetVariable('ErrorActionPreference', 'Stop')
    $runspace.SessionStateProxy.SetVariable('VerbosePreference', 'Continue')
    $runspace.SessionStateProxy.SetVariable('ConfirmPreference', 'None')
    [pscustomobject]@{ Runspace = $runspace; Call = $null }
}
