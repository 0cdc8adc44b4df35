function New-WholeDisk {
    <#
    .SYNOPSIS
    Makes a disk file that is either whole or not there at all.

    .DESCRIPTION
    It is made under its partial name, and renamed when it is whole. When anything fails, or the operation is stopped, what
    exists of it is removed. A lock that the making takes is given back by the caller after this function has ended, since
    the partial disk may be mounted until then.

    .PARAMETER Path
    Where the disk shall be.

    .PARAMETER Make
    What makes the disk, and dismounts it: a script block with the parameter Partial, the path that the disk is made under.

    .PARAMETER Undo
    What has to be undone before a partial disk is dismounted and removed.

    .OUTPUTS
    The disk: Path, FileBytes.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [scriptblock]
        $Make,

        [Parameter(Mandatory = $true)]
        [scriptblock]
        $Undo
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $partial = Clear-DiskPlace -Path $Path
    $failure = $null
    $whole = $false
    try {
        [void](& $Make -Partial $partial)
        Move-Item -LiteralPath $partial -Destination $Path
        $whole = $true
        Write-Progress -Activity "Made $Path" -PercentComplete 100
        [pscustomobject]@{ Path = $Path; FileBytes = [long](Get-Item -LiteralPath $Path).Length }
    }
    catch {
        $failure = $_
        throw
    }
    finally {
        if (-not $whole) {
            Invoke-Cleanup -Failure $failure -Action $Undo
            Invoke-Cleanup -Failure $failure -Action { Remove-PartialDisk -Path $partial }
        }
    }
}
