function Clear-GuestFile {
    <#
    .SYNOPSIS
    Overwrites files of the guest with zeros, and deletes them; it is no error when one is not there.

    .DESCRIPTION
    A file that is deleted leaves its bytes on the disk. They are overwritten in place: a file that is written again may be
    elsewhere on the disk.

    .PARAMETER Paths
    The files.

    .OUTPUTS
    Changed, Note: which files were there.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [string[]]
        $Paths
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $zeros = New-Object -TypeName 'byte[]' -ArgumentList 65536
    $cleared = @(foreach ($path in $Paths) {
            if (-not (Test-Path -LiteralPath $path -PathType Leaf)) {
                continue
            }
            try {
                $file = Get-Item -LiteralPath $path -Force
                if ($file.IsReadOnly) {
                    $file.IsReadOnly = $false
                }
                $stream = $file.Open('Open', 'Write', 'ReadWrite')
                try {
                    for ($left = $stream.Length; $left -gt 0; $left -= $zeros.Length) {
                        $stream.Write($zeros, 0, [System.Math]::Min($left, $zeros.Length))
                    }
                    $stream.Flush($true)
                }
                finally {
                    $stream.Dispose()
                }
                $file.Delete()
            }
            catch [System.Management.Automation.ItemNotFoundException], [System.IO.FileNotFoundException],
            [System.IO.DirectoryNotFoundException] {
                Write-Verbose -Message "$path was deleted meanwhile"
                continue
            }
            if (Test-Path -LiteralPath $path -PathType Leaf) {
                throw (New-Refusal -Code 'GUEST_FILE_NOT_DELETED' -Message "$path is still in the guest after it was deleted." -Remedy 'Does a program in the guest have it open?')
            }
            $path
        })
    $note = 'none of these files was there'
    if ($cleared.Count -gt 0) {
        $note = "overwrote and deleted $($cleared -join ', ')"
    }
    [pscustomobject]@{ Changed = $cleared.Count -gt 0; Note = $note }
}
