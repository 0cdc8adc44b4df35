function Dismount-LeftDisk {
    <#
    .SYNOPSIS
    Dismounts what sessions that ended in mid-work left mounted, by the notes that they kept of their mounts.

    .DESCRIPTION
    Whichever host and folder it was for. What a session that lives has mounted stays, since its note cannot be opened;
    what has no note was mounted by others, and stays. A note whose mount cannot be undone is kept for the next time.
    A disc that was mounted anew by somebody else, after a session of ours had died and the machine was started again,
    cannot be told from the one that our session mounted, and is dismounted.

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
            # Told, and no reason to leave the others mounted.
            Write-Warning -Message "What an earlier session left mounted stays so, '$($left.Path)': $_"
        }
    }
    $said = 'nothing was left mounted'
    if ($done.Count -gt 0) {
        $said = "dismounted what an earlier session had left mounted: $($done -join ', ')"
    }
    [pscustomobject]@{ Changed = $done.Count -gt 0; Note = $said }
}
