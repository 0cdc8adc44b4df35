function Dismount-LeftDisk {
    <#
    .SYNOPSIS
    Dismounts what sessions left mounted that ended in the middle of their work. They kept notes of their mounts.

    .DESCRIPTION
    For all hosts and folders. What a running session has mounted stays mounted, since its note cannot be opened; what has
    no note was mounted by somebody else, and stays mounted. Where dismounting fails, the note is kept for the next time.
    One case cannot be recognized: a session of ours dies, the machine is restarted, and somebody else mounts the same
    disc. That disc is dismounted too.

    .OUTPUTS
    Changed, Note.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $done = @()
    $folder = Split-Path -Path (Resolve-MountNote -Kind 'disk' -Path 'any') -Parent
    $files = @()
    if (Test-Path -LiteralPath $folder -PathType Container) {
        $files = @(Get-ChildItem -LiteralPath $folder -Filter '*.txt' -File | ForEach-Object -Process { $_.FullName })
    }
    foreach ($file in $files) {
        $left = Read-MountNote -File $file
        if ($null -eq $left) {
            continue
        }
        try {
            if ($left.Kind -eq 'media') {
                $undone = Dismount-Media -Path $left.Path
            }
            else {
                $undone = Dismount-Disk -Path $left.Path -MayBeDamaged
            }
            if ($undone) {
                $done += $left.Path
            }
        }
        catch {
            # Only a warning: it is no reason to leave the others mounted.
            Write-Warning -Message "'$($left.Path)', which an earlier session left mounted, stays mounted: $_"
        }
    }
    $said = 'nothing was left mounted'
    if ($done.Count -gt 0) {
        $said = "dismounted what an earlier session had left mounted: $($done -join ', ')"
    }
    [pscustomobject]@{ Changed = $done.Count -gt 0; Note = $said }
}
