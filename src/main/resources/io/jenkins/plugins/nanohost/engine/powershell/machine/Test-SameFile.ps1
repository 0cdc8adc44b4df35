function Test-SameFile {
    <#
    .SYNOPSIS
    Tells whether two paths lead to one file; links, mount points and short names lead to one by several.

    .DESCRIPTION
    Windows PowerShell cannot tell a file's identity. Two of one name, length and time of making to a ten-millionth of a
    second count as one: a copy has a time of its own.

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
    if ((Split-Path -Path $Path -Leaf) -ne (Split-Path -Path $Other -Leaf)) {
        return $false
    }
    if (-not (Test-Path -LiteralPath $Path -PathType Leaf) -or -not (Test-Path -LiteralPath $Other -PathType Leaf)) {
        return $false
    }
    $one = Get-Item -LiteralPath $Path
    $two = Get-Item -LiteralPath $Other
    $one.Length -eq $two.Length -and $one.CreationTimeUtc -eq $two.CreationTimeUtc
}
