function Test-SameFile {
    <#
    .SYNOPSIS
    Returns whether two paths lead to the same file; with links, mount points and short names a file has several paths.

    .DESCRIPTION
    Windows PowerShell cannot read a file's id. Two files with the same name, length and creation time, to a ten-millionth
    of a second, count as the same file: a copy has another creation time.

    .OUTPUTS
    Whether they do.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [string]
        $Other
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if ($Path -eq $Other) {
        return $true
    }
    # Not Split-Path, which fails for a drive that is not there.
    if ([System.IO.Path]::GetFileName($Path) -ne [System.IO.Path]::GetFileName($Other)) {
        return $false
    }
    if (-not (Test-Path -LiteralPath $Path -PathType Leaf) -or -not (Test-Path -LiteralPath $Other -PathType Leaf)) {
        return $false
    }
    $one = Get-Item -LiteralPath $Path
    $two = Get-Item -LiteralPath $Other
    $one.Length -eq $two.Length -and $one.CreationTimeUtc -eq $two.CreationTimeUtc
}
