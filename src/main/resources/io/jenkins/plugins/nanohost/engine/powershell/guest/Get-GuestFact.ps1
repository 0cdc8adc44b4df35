function Get-GuestFact {
    <#
    .SYNOPSIS
    Returns what this guest is, from its registry: Nano Server has no cmdlet for it, and the values are the same in every
    language.

    .OUTPUTS
    State, Detail, ComputerName, Edition, Build, Revision.
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
    [pscustomobject]@{
        State        = 'ready'
        Detail       = ''
        ComputerName = [string]$name.ComputerName
        Edition      = [string]$windows.EditionID
        Build        = [int]$windows.CurrentBuildNumber
        Revision     = $revision
    }
}
