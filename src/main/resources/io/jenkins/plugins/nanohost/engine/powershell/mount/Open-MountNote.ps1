function Open-MountNote {
    <#
    .SYNOPSIS
    Opens the note for the mount of a disk or disc, before it is mounted.

    .DESCRIPTION
    Only this session has the note open, until the mount is undone and Remove-MountNote deletes the note. When a session
    dies, Windows closes its notes. So a note that can be opened is from a dead session, and names what that session left
    mounted. An empty note names nothing.

    .OUTPUTS
    The note: Kind, Path, File, Stream; Written, whether it already names the mount, which a session that died did then.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('disk', 'media')]
        [string]
        $Kind,

        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $known = Get-MountNote
    $file = Resolve-MountNote -Kind $Kind -Path $Path
    # A note of this session itself, which could not undo the mount.
    if ($known.ContainsKey($file)) {
        return $known[$file]
    }
    [void](New-Item -Path (Split-Path -Path $file -Parent) -ItemType 'Directory' -Force)
    $stream = Open-OwnFile -Path $file
    if ($null -eq $stream) {
        Write-Verbose -Message "Waiting for another session that has '$Path'"
    }
    while ($null -eq $stream) {
        # An operation can be stopped between two short waits.
        Start-Sleep -Milliseconds 250
        $stream = Open-OwnFile -Path $file
    }
    $note = [pscustomobject]@{ Kind = $Kind; Path = $Path; File = $file; Stream = $stream; Written = $stream.Length -gt 0 }
    $known[$file] = $note
    $note
}
