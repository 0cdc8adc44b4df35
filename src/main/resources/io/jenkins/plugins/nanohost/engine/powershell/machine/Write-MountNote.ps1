function Write-MountNote {
    <#
    .SYNOPSIS
    Writes into a note what is about to be mounted, to the disk itself.
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
    # Past Windows' cache too: the machine may lose its power with the disk mounted.
    $Note.Stream.Flush($true)
    $Note.Written = $true
}
