function Get-MountFlaw {
    <#
    .SYNOPSIS
    Returns which attribute of a file keeps Windows from mounting it: compressed, encrypted, sparse; empty for none.

    .DESCRIPTION
    Windows mounts a disk or a disc only from a file that is neither compressed nor encrypted, and not sparse (0xC03A001A).

    .PARAMETER Path
    The file; empty for none.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if ($Path -eq '') {
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
