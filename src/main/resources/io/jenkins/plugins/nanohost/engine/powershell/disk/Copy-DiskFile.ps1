function Copy-DiskFile {
    <#
    .SYNOPSIS
    Copies files into the Windows partition of a mounted disk. A file that is already there with the same length and time
    is kept.

    .PARAMETER Windows
    The folder through which that partition is reached.

    .PARAMETER Files
    Objects with source, a file on this machine, and destination, C:\... in the guest.

    .OUTPUTS
    What was written: Files, Bytes.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Windows,

        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [object[]]
        $Files
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $written = 0
    $bytes = 0L
    foreach ($file in $Files) {
        $target = Join-Path -Path $Windows -ChildPath ([string]$file.destination).Substring(3)
        Assert-NoLink -Windows $Windows -Path $target
        Assert-NoLink -Windows $Windows -Path "$target.partial"
        $source = Get-Item -LiteralPath $file.source
        if (Test-Path -LiteralPath $target -PathType Leaf) {
            $there = Get-Item -LiteralPath $target
            if ($there.Length -eq $source.Length -and $there.LastWriteTimeUtc -eq $source.LastWriteTimeUtc) {
                continue
            }
        }
        [void](New-Item -Path (Split-Path -Path $target -Parent) -ItemType 'Directory' -Force)
        Copy-WholeFile -Source $source.FullName -Destination $target
        $written++
        $bytes += $source.Length
    }
    [pscustomobject]@{ Files = $written; Bytes = $bytes }
}
