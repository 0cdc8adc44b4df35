function Join-OfflineDomain {
    <#
    .SYNOPSIS
    Puts a machine's membership in a domain, which djoin /Provision prepared, into the Windows of a mounted disk.

    .DESCRIPTION
    The guest is a member of the domain from its first boot on. The blob holds the password of the machine's account; it is
    neither copied nor deleted here.
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
        $remedy = 'Make a new blob with djoin /Provision: this one is not whole, or is for another machine, or for a newer Windows.'
        throw (New-Refusal -Code 'DOMAIN_NOT_JOINED' -Message "The domain was not joined with '$Blob': $_" -Remedy $remedy)
    }
}
