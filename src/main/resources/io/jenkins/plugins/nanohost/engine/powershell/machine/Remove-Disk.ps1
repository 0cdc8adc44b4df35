function Remove-Disk {
    <#
    .SYNOPSIS
    Deletes one disk file and what is left of its partial one; refuses a disk that a VM has or that another disk builds on.

    .PARAMETER Path
    The disk; it is no error when it is not there.

    .OUTPUTS
    Changed, Note.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $partial = Get-PartialPath -Path $Path
    Assert-DiskFree -Path $Path -Refused 'is not deleted'
    $there = Test-Path -LiteralPath $Path -PathType Leaf
    $changed = Remove-PartialDisk -Path $partial
    $changed = (Dismount-Disk -Path $Path -MayBeDamaged) -or $changed
    if ($there) {
        Remove-Item -LiteralPath $Path -Force
        $changed = $true
    }
    $note = "deleted $Path"
    if (-not $changed) {
        $note = "$Path was not there"
    }
    [pscustomobject]@{ Changed = $changed; Note = $note }
}
