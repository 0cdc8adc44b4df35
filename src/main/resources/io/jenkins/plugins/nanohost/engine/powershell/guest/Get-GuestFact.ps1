function Get-GuestFact {
    <#
    .SYNOPSIS
    Returns what this guest is, from its registry: Nano Server has no cmdlet for it, and the values are the same in every
    language. The name of the built-in account is not: it is asked for by its security identifier.

    .OUTPUTS
    State, Detail, ComputerName, Edition, Build, Revision, Administrator.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $windows = Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    $name = Get-ItemProperty -LiteralPath 'HKLM:\SYSTEM\CurrentControlSet\Control\ComputerName\ActiveComputerName'
    $revision = 0
    # Technical previews have none.
    if ($null -ne $windows.PSObject.Properties['UBR']) {
        $revision = [int]$windows.UBR
    }
    $administrator = ''
    try {
        $builtIn = @{
            ClassName           = 'Win32_UserAccount'
            Filter              = "LocalAccount = TRUE AND SID LIKE 'S-1-5-21-%-500'"
            OperationTimeoutSec = 20
        }
        $administrator = [string](Get-CimInstance @builtIn | Select-Object -First 1).Name
    }
    catch {
        # It is not known whether Nano Server answers; the account that was let in is then the only one that is known.
        Write-Verbose -Message "The guest does not say what its built-in account is called ($_)."
    }
    [pscustomobject]@{
        State         = 'ready'
        Detail        = ''
        ComputerName  = [string]$name.ComputerName
        Edition       = [string]$windows.EditionID
        Build         = [int]$windows.CurrentBuildNumber
        Revision      = $revision
        Administrator = $administrator
    }
}
