function Test-Administrator {
    <#
    .SYNOPSIS
    Returns whether this process has the rights of an administrator.

    .DESCRIPTION
    They are those of the group S-1-5-32-544 in the token of the process. There the group does not count while User Account
    Control withholds its rights. No domain controller is asked, as it would be for the names of groups. Hyper-V's own
    administrators do not suffice: mounting disks and DISM need more.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $account = New-Object -TypeName 'System.Security.Principal.WindowsPrincipal' -ArgumentList @(
        [System.Security.Principal.WindowsIdentity]::GetCurrent())
    $account.IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)
}
