function Open-MountNote {
    <#
    .SYNOPSIS
    Takes the note in which the mount of a disk or disc is written down, before it is mounted.

    .DESCRIPTION
    The note is open for this session alone, until the mount is undone and Remove-MountNote deletes it. When the session
    dies Windows gives it back: so a note that can be opened is one of a dead session, and what it names is what that
    session left mounted. One without a word names nothing.

    .OUTPUTS
    The note: Kind, Path, File, Stream; Written, whether it names the mount, which a session that died had done then.
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
    # Of this session itself, when it could not undo a mount.
    if ($known.ContainsKey($file)) {
        return $known[$file]
    }
    [void](New-Item -Path (Split-Path -Path $file -Parent) -ItemType 'Directory' -Force)
    $stream = Open-OwnFile -Path $file
    if ($null -eq $stream) {
        Write-Verbose -Message "Waiting for another session that has '$Path'"
    }
    while ($null -eq $stream) {
        # A stop is heard between two short waits.
        Start-Sleep -Milliseconds 250
        $stream = Open-OwnFile -Path $file
    }
    $note = [pscustomobject]@{ Kind = $Kind; Path = $Path; File = $file; Stream = $stream; Written = $stream.Length -gt 0 }
    $known[$file] = $note
    $note
}
