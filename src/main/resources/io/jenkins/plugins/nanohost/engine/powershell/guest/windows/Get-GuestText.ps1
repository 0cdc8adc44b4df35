function Get-GuestText {
    <#
    .SYNOPSIS
    Returns the text of a file in UTF-8, with its byte order mark if it has one; an empty one where there is no such file.
    Refuses a folder in its place: what somebody has in it is not deleted.
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

    if (Test-Path -LiteralPath $Path -PathType Container) {
        throw (New-Refusal -Code 'FOLDER_INSTEAD_OF_FILE' -Message "In the guest, $Path is a folder, not a file." -Remedy 'Move it away in the guest, and run it again.')
    }
    $text = ''
    if (Test-Path -LiteralPath $Path -PathType Leaf) {
        # Through the item: its full name is a path that .NET knows, even where the drive exists only in PowerShell.
        $bytes = [System.IO.File]::ReadAllBytes((Get-Item -LiteralPath $Path).FullName)
        # From bytes, since a byte order mark, which Docker before 23.0 does not read, stays in the text.
        $text = [System.Text.Encoding]::UTF8.GetString($bytes)
    }
    $text
}
