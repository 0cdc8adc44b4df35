function Get-FolderFact {
    <#
    .SYNOPSIS
    Returns what matters for a disk in a folder: NTFS compression, free space, and what its drive is. The folder need not be
    there yet.

    .DESCRIPTION
    Compression is inherited, so it is read from the nearest folder above that is there. Free space is read from the drive
    of the path; where another volume is mounted in a folder of the path, from that volume. For a network share it is not
    known here, and the largest number is returned.

    The drives of 'net use' and 'subst' belong to one logon: Hyper-V's service, which has another one, does not find them.

    .OUTPUTS
    Compressed, Encrypted, FreeBytes, OnShare, Substituted (the folder that the drive stands for; empty for none).
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
        # Not Split-Path, which fails for a drive that is not there.
        $there = [System.IO.Path]::GetDirectoryName($there)
        if (-not $there) {
            throw (New-Refusal -Code 'DRIVE_MISSING' -Message "There is no drive for the folder '$Path'." -Remedy 'Name a folder on a drive of this machine.')
        }
    }
    $folder = Get-Item -LiteralPath $there -Force

    $mounted = $false
    for ($above = $folder; $null -ne $above -and $null -ne $above.Parent; $above = $above.Parent) {
        if ($above.Attributes -band [System.IO.FileAttributes]::ReparsePoint) {
            $mounted = $true
        }
    }
    $share = $folder.FullName.StartsWith('\\')
    $substituted = ''
    if (-not $share) {
        $drive = New-Object -TypeName 'System.IO.DriveInfo' -ArgumentList $folder.Root.FullName
        $share = [string]$drive.DriveType -eq 'Network'
        # One line for each drive: X:\: => C:\folder
        $subst = Join-Path -Path $env:SystemRoot -ChildPath 'System32\subst.exe'
        $begin = "$($folder.Root.FullName): => "
        $lines = @()
        # A Windows without the program has no such drive.
        if (Test-Path -LiteralPath $subst -PathType Leaf) {
            $lines = @(Invoke-NativeProgram -Path $subst -AllowedExitCode 0, 1)
        }
        foreach ($line in $lines) {
            if ($line.StartsWith($begin, [System.StringComparison]::OrdinalIgnoreCase)) {
                $substituted = $line.Substring($begin.Length).Trim()
            }
        }
    }

    if ($mounted) {
        $free = [long](Get-Volume -FilePath $folder.FullName).SizeRemaining
    }
    elseif ($folder.FullName.StartsWith('\\')) {
        $free = [long]::MaxValue
    }
    else {
        $free = [long]$drive.AvailableFreeSpace
    }
    [pscustomobject]@{
        Compressed  = [bool]($folder.Attributes -band [System.IO.FileAttributes]::Compressed)
        Encrypted   = [bool]($folder.Attributes -band [System.IO.FileAttributes]::Encrypted)
        FreeBytes   = $free
        OnShare     = $share
        Substituted = $substituted
    }
}
