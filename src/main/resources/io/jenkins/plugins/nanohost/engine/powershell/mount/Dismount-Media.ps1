function Dismount-Media {
    <#
    .SYNOPSIS
    Dismounts an ISO that a session of ours has mounted; one without a note of ours is somebody else's, and stays mounted.

    .DESCRIPTION
    It is dismounted by the path of its file, as the note has it, and never by its device: a number that the disc had may be
    that of another disc by now.

    .OUTPUTS
    Whether it was dismounted.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $known = Get-MountNote
    $file = Resolve-MountNote -Kind 'media' -Path $Path
    $mounted = $false
    if ($known.ContainsKey($file)) {
        if ($known[$file].Written -and (Test-MediaMounted -Path $Path)) {
            $mounted = $true
            [void](Dismount-DiskImage -ImagePath $Path)
            if (Test-MediaMounted -Path $Path) {
                # Windows mounts a disc that is mounted once more, and no call chooses which of the two it dismounts.
                Write-Warning -Message "'$Path' is still mounted: somebody else has mounted it too"
            }
        }
        Remove-MountNote -Kind 'media' -Path $Path
    }
    $mounted
}
