function Join-OfflineDomain {
    <#
    .SYNOPSIS
    Puts a machine's place in a domain, which djoin /Provision made, into the Windows of a mounted disk.

    .DESCRIPTION
    The guest is a member of the domain from its first boot on. The blob holds the password of the machine's account, and
    stays where it is.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Windows,

        [Parameter(Mandatory = $true)]
        [string]
        $Blob
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $djoin = Join-Path -Path $env:SystemRoot -ChildPath 'System32\djoin.exe'
    $folder = Join-Path -Path $Windows -ChildPath 'Windows'
    try {
        [void](Invoke-NativeProgram -Path $djoin -Argument @('/RequestODJ', '/LoadFile', $Blob, '/WindowsPath', $folder))
    }
    catch {
        $remedy = 'Make the blob anew with djoin /Provision: it is for one machine, and is not whole or too new for this one.'
        throw (New-Refusal -Message "The domain was not joined with '$Blob': $_" -Remedy $remedy)
    }
}
