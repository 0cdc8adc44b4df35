function Write-MountNote {
    <#
    .SYNOPSIS
    Writes into a note what is about to be mounted, through all caches to the disk.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [pscustomobject]
        $Note
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $bytes = [System.Text.Encoding]::UTF8.GetBytes(@($Note.Kind, $Note.Path) -join [char]10)
    [void]$Note.Stream.Seek(0, [System.IO.SeekOrigin]::Begin)
    $Note.Stream.SetLength(0)
    $Note.Stream.Write($bytes, 0, $bytes.Length)
    # Through Windows' cache too: the machine may lose its power while the disk is mounted.
    $Note.Stream.Flush($true)
    $Note.Written = $true
}
