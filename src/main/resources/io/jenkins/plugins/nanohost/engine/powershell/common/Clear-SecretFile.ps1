function Clear-SecretFile {
    <#
    .SYNOPSIS
    Overwrites the bytes of a file, then deletes it: NTFS leaves a deleted file's bytes where they were.

    .DESCRIPTION
    The bytes are overwritten in place, and written through Windows' cache, so that the zeros are on the disk too.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) {
        return
    }
    $stream = New-Object -TypeName 'System.IO.FileStream' -ArgumentList @(
        $Path, [System.IO.FileMode]::Open, [System.IO.FileAccess]::Write, [System.IO.FileShare]::None)
    try {
        $zeros = New-Object -TypeName 'byte[]' -ArgumentList ([int]$stream.Length)
        $stream.Write($zeros, 0, $zeros.Length)
        $stream.Flush($true)
    }
    finally {
        $stream.Dispose()
    }
    [System.IO.File]::Delete($Path)
}
