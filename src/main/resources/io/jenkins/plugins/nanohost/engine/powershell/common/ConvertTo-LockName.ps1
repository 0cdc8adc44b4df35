function ConvertTo-LockName {
    <#
    .SYNOPSIS
    Makes a lock's name from a file's path; upper and lower case make no difference.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory = $true)]
        [ValidatePattern('^[a-z]+$')]
        [string]
        $Kind,

        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $algorithm = [System.Security.Cryptography.SHA256]::Create()
    try {
        $hash = $algorithm.ComputeHash([System.Text.Encoding]::UTF8.GetBytes($Path.ToUpperInvariant()))
    }
    finally {
        $algorithm.Dispose()
    }
    $digits = [System.BitConverter]::ToString($hash, 0, 8).Replace('-', '').ToLowerInvariant()
    "$Kind-$digits"
}
