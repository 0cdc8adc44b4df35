function Get-MountFlaw {
    <#
    .SYNOPSIS
    Returns which attribute of a file keeps Windows from mounting it: compressed, encrypted, sparse; empty for none, and for
    a file that is not there.

    .DESCRIPTION
    Windows mounts a disk or a disc only from a file that is neither compressed nor encrypted, and not sparse (0xC03A001A).

    .PARAMETER Path
    The file; of a folder it is what its new files will be.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if (-not (Test-Path -LiteralPath $Path)) {
        return ''
    }
    $attributes = (Get-Item -LiteralPath $Path -Force).Attributes
    if ($attributes -band [System.IO.FileAttributes]::Compressed) {
        return 'compressed'
    }
    if ($attributes -band [System.IO.FileAttributes]::Encrypted) {
        return 'encrypted'
    }
    if ($attributes -band [System.IO.FileAttributes]::SparseFile) {
        return 'sparse'
    }
    ''
}
