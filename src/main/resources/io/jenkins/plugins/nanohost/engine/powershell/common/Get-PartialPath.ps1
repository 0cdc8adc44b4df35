function Get-PartialPath {
    <#
    .SYNOPSIS
    Returns the path of a disk while it is not whole: x.vhdx is made as x.partial.vhdx.
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

    if ($Path -notmatch '\.vhdx?$') {
        # Not Split-Path, which fails for a drive that is not there.
        $name = [System.IO.Path]::GetFileName($Path)
        throw (New-Refusal -Code 'DISK_NAME_WRONG' -Message "A disk cannot be named '$name'." -Remedy 'Name it with the ending .vhdx.')
    }
    $Path -replace '\.(vhdx?)$', '.partial.$1'
}
