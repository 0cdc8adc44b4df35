function Get-DiskUse {
    <#
    .SYNOPSIS
    Returns who needs a disk: the VMs that have it, and the disks that build on it.

    .PARAMETER Path
    The disk; it need not be there.

    .OUTPUTS
    Uses, the list that Find-DiskUse returns.
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

    [pscustomobject]@{ Uses = @(Find-DiskUse -Path $Path) }
}
