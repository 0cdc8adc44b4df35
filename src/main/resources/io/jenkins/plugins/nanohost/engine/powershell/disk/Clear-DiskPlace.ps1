function Clear-DiskPlace {
    <#
    .SYNOPSIS
    Refuses a path where no disk can be made, and removes what an earlier try left there.

    .OUTPUTS
    The path under which the disk is to be made.
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

    $partial = Get-PartialPath -Path $Path
    # Not Split-Path, which fails for a drive that is not there.
    $folder = [System.IO.Path]::GetDirectoryName($Path)
    if (-not (Test-Path -LiteralPath $folder -PathType Container)) {
        throw (New-Refusal -Code 'FOLDER_MISSING' -Message "The folder '$folder' is not there." -Remedy 'Make it, or name another one.')
    }
    if (Test-Path -LiteralPath $Path) {
        throw (New-Refusal -Code 'FILE_EXISTS' -Message "The file '$Path' exists." -Remedy 'Move it away, or choose another name.')
    }
    if (Remove-PartialDisk -Path $partial) {
        Write-Verbose -Message "Removed what an earlier try had left of '$partial'"
    }
    $partial
}
