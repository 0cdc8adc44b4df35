function Assert-DiskFile {
    <#
    .SYNOPSIS
    Refuses files that cannot be copied into a disk, before it is mounted.

    .PARAMETER Path
    The disk.

    .PARAMETER Files
    Objects with source, a file on this machine, and destination, C:\... in the guest.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [object[]]
        $Files
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    # The longest path of Windows PowerShell: 260 characters with the zero at the end, minus the .partial of the copy.
    $limit = 251
    foreach ($file in $Files) {
        if (-not (Test-Path -LiteralPath $file.source -PathType Leaf)) {
            throw (New-Refusal -Code 'SOURCE_MISSING' -Message "There is no file '$($file.source)' to copy." -Remedy 'Name a file of this machine.')
        }
        $destination = [string]$file.destination
        if ($destination -notmatch '^[Cc]:\\.') {
            throw (New-Refusal -Code 'GUEST_PATH_WRONG' -Message "'$destination' is no path on drive C: of the guest.")
        }
        if ("$Path.mount".Length + $destination.Length - 2 -gt $limit) {
            $message = "'$destination' is too long a path to be reached in the mounted disk '$Path'."
            throw (New-Refusal -Code 'GUEST_PATH_TOO_LONG' -Message $message -Remedy 'Choose a shorter path in the guest, or a work folder with a shorter one.')
        }
    }
}
