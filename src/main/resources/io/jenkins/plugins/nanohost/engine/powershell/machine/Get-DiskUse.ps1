function Get-DiskUse {
    <#
    .SYNOPSIS
    Tells who needs a disk: the VMs that have it, and the disks that build on it.

    .PARAMETER Path
    The disk; it need not be there.

    .OUTPUTS
    Uses: objects with VmId and VmName (empty: a file that no VM has), Disk and Problem, as Find-DiskUse tells them.
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

    $uses = @(foreach ($use in @(Find-DiskUse -Path $Path)) {
            $id = ''
            $name = ''
            if ($null -ne $use.Vm) {
                $id = [string]$use.Vm.Id
                $name = [string]$use.Vm.Name
            }
            [pscustomobject]@{ VmId = $id; VmName = $name; Disk = $use.Disk; Problem = $use.Problem }
        })
    [pscustomobject]@{ Uses = $uses }
}
