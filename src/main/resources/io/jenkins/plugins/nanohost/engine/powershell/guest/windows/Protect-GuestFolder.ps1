function Protect-GuestFolder {
    <#
    .SYNOPSIS
    Gives only the system and the administrators access to a folder of the guest.

    .DESCRIPTION
    The accounts are given by their SIDs, since their names are in the language of Windows. With icacls, since Set-Acl
    fails on technical previews of Nano Server.

    .OUTPUTS
    Whether that could be done.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $icacls = 'C:\Windows\System32\icacls.exe'
    if (-not (Test-Path -LiteralPath $icacls -PathType Leaf)) {
        return $false
    }
    $rights = @('/inheritance:r', '/grant:r', '*S-1-5-18:(OI)(CI)F', '/grant:r', '*S-1-5-32-544:(OI)(CI)F')
    [void](Invoke-NativeProgram -Path $icacls -Argument (@($Path) + $rights))
    $true
}
