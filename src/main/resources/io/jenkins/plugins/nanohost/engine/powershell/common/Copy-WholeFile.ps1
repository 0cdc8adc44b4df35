function Copy-WholeFile {
    <#
    .SYNOPSIS
    Copies one file with its time, block by block, so that it can be stopped between two blocks, and reports progress.

    .DESCRIPTION
    The copy has the name <destination>.partial until it is whole, unless the destination is already a partial name. A
    file that is there is replaced.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Source,

        [Parameter(Mandatory = $true)]
        [string]
        $Destination
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $file = Get-Item -LiteralPath $Source
    $target = $Destination
    if ($Destination -notmatch '\.partial\.[^.]+$') {
        $target = "$Destination.partial"
    }
    $buffer = New-Object -TypeName 'byte[]' -ArgumentList 8MB
    $done = 0L
    $in = $file.OpenRead()
    try {
        $out = New-Object -TypeName 'System.IO.FileStream' -ArgumentList @(
            $target, [System.IO.FileMode]::Create, [System.IO.FileAccess]::Write)
        try {
            while (($count = $in.Read($buffer, 0, $buffer.Length)) -gt 0) {
                $out.Write($buffer, 0, $count)
                $done += $count
                Write-Progress -Activity "Copying $Source" -PercentComplete ([int](100 * $done / $file.Length))
            }
        }
        finally {
            $out.Dispose()
        }
    }
    finally {
        $in.Dispose()
    }
    [System.IO.File]::SetLastWriteTimeUtc($target, $file.LastWriteTimeUtc)
    if ($target -ne $Destination) {
        Move-Item -LiteralPath $target -Destination $Destination -Force
    }
}
