function Copy-ArchivePart {
    <#
    .SYNOPSIS
    Copies an image archive, with some of its images only.

    .DESCRIPTION
    docker load takes the images that the archive's manifest.json names, and nothing else of it. So the copy has another text
    there, as long as the former one. An archive that is compressed by gzip is unpacked.

    .PARAMETER Path
    The archive.

    .PARAMETER Destination
    The copy. One that is there, left by a guest that was turned off, is overwritten.

    .PARAMETER Offset
    Where the text of manifest.json begins in the archive once it is unpacked, in bytes.

    .PARAMETER Manifest
    The new text.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [string]
        $Destination,

        [Parameter(Mandatory = $true)]
        [long]
        $Offset,

        [Parameter(Mandatory = $true)]
        [string]
        $Manifest
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $bytes = [System.Text.Encoding]::UTF8.GetBytes($Manifest)
    $file = (Get-Item -LiteralPath $Path -Force).OpenRead()
    try {
        $compressed = $file.ReadByte() -eq 0x1f -and $file.ReadByte() -eq 0x8b
        $file.Position = 0
        $tar = $file
        if ($compressed) {
            $unpack = [System.IO.Compression.CompressionMode]::Decompress
            $tar = New-Object -TypeName 'System.IO.Compression.GZipStream' -ArgumentList $file, $unpack
        }
        $copy = (New-Item -Path $Destination -ItemType 'File' -Force).OpenWrite()
        try {
            $tar.CopyTo($copy)
            $copy.Position = $Offset
            $copy.Write($bytes, 0, $bytes.Length)
        }
        finally {
            $copy.Dispose()
        }
    }
    finally {
        $file.Dispose()
    }
}
