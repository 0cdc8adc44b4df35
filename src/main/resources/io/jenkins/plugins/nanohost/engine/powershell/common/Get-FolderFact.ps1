function Get-FolderFact {
    <#
    .SYNOPSIS
    Returns what matters for a disk in a folder: NTFS compression and free space. The folder need not be there yet.

    .DESCRIPTION
    Compression is inherited, so it is read from the nearest folder above that is there. Free space is read from the drive
    of the path; where another volume is mounted in a folder of the path, from that volume. For a network share it is not
    known here, and the largest number is returned.

    .OUTPUTS
    Compressed, Encrypted, FreeBytes.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $there = $Path
    while (-not (Test-Path -LiteralPath $there -PathType Container)) {
        $there = Split-Path -Path $there -Parent
        if (-not $there) {
            throw (New-Refusal -Message "There is no drive for the folder '$Path'." -Remedy 'Name a folder on a drive of this machine.')
        }
    }
    $folder = Get-Item -LiteralPath $there -Force

    $mounted = $false
    for ($above = $folder; $null -ne $above -and $null -ne $above.Parent; $above = $above.Parent) {
        if ($above.Attributes -band [System.IO.FileAttributes]::ReparsePoint) {
            $mounted = $true
        }
    }
    if ($mounted) {
        $free = [long](Get-Volume -FilePath $folder.FullName).SizeRemaining
    }
    elseif ($folder.FullName.StartsWith('\\')) {
        $free = [long]::MaxValue
    }
    else {
        $drive = New-Object -TypeName 'System.IO.DriveInfo' -ArgumentList $folder.Root.FullName
        $free = [long]$drive.AvailableFreeSpace
    }
    [pscustomobject]@{
        Compressed = [bool]($folder.Attributes -band [System.IO.FileAttributes]::Compressed)
        Encrypted  = [bool]($folder.Attributes -band [System.IO.FileAttributes]::Encrypted)
        FreeBytes  = $free
    }
}
