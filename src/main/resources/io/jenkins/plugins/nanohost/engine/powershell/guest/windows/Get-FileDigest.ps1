function Get-FileDigest {
    <#
    .SYNOPSIS
    Returns the SHA-256 of files, in lower-case hexadecimal digits, in the order of the files.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory = $true)]
        [string[]]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    foreach ($one in $Path) {
        $algorithm = [System.Security.Cryptography.SHA256]::Create()
        $stream = (Get-Item -LiteralPath $one).OpenRead()
        try {
            $hash = $algorithm.ComputeHash($stream)
        }
        finally {
            $stream.Dispose()
            $algorithm.Dispose()
        }
        [System.BitConverter]::ToString($hash).Replace('-', '').ToLowerInvariant()
    }
}
