function Get-GuestFile {
    <#
    .SYNOPSIS
    Returns length and SHA-256 of files in the guest; those that are not there are left out.

    .PARAMETER Paths
    The files.

    .OUTPUTS
    Files, a list of Path, Length, Sha256.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [string[]]
        $Paths
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $found = @(foreach ($path in $Paths) {
            if (-not (Test-Path -LiteralPath $path -PathType Leaf)) {
                continue
            }
            Write-Progress -Activity "Hashing $path"
            $file = Get-Item -LiteralPath $path
            $algorithm = [System.Security.Cryptography.SHA256]::Create()
            $stream = $file.OpenRead()
            try {
                $hash = $algorithm.ComputeHash($stream)
            }
            finally {
                $stream.Dispose()
                $algorithm.Dispose()
            }
            $digits = [System.BitConverter]::ToString($hash).Replace('-', '').ToLowerInvariant()
            [pscustomobject]@{ Path = $path; Length = [long]$file.Length; Sha256 = $digits }
        })
    [pscustomobject]@{ Files = $found }
}
