function Read-MountNote {
    <#
    .SYNOPSIS
    Takes over the note of a session that died, and returns what that session left mounted.

    .OUTPUTS
    The note, now one of this session; nothing where another session has it, or where it named nothing and was deleted.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $File
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $known = Get-MountNote
    # A note of this session itself, which could not undo the mount.
    if ($known.ContainsKey($File)) {
        return $known[$File]
    }
    $stream = Open-OwnFile -Path $File
    if ($null -eq $stream) {
        return
    }
    $bytes = New-Object -TypeName 'byte[]' -ArgumentList ([int]$stream.Length)
    $count = $stream.Read($bytes, 0, $bytes.Length)
    $words = [System.Text.Encoding]::UTF8.GetString($bytes, 0, $count).Split([char[]]@([char]10), 2)
    $note = $null
    if ($words.Count -eq 2 -and @('disk', 'media') -contains $words[0] -and $words[1] -ne '') {
        $note = [pscustomobject]@{ Kind = $words[0]; Path = $words[1]; File = $File; Stream = $stream; Written = $true }
    }
    # A note in a file that does not have the name for this path could never be found again to be deleted.
    if ($null -eq $note -or (Resolve-MountNote -Kind $note.Kind -Path $note.Path) -ne $File) {
        Close-MountNote -File $File -Stream $stream
        return
    }
    $known[$File] = $note
    $note
}
