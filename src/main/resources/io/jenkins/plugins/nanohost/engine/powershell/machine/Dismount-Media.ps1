function Dismount-Media {
    <#
    .SYNOPSIS
    Dismounts an ISO that is mounted.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if (Test-MediaMounted -Path $Path) {
        [void](Dismount-DiskImage -ImagePath $Path)
        if (Test-MediaMounted -Path $Path) {
            throw (New-Refusal -Message "'$Path' is still mounted after it was dismounted." -Remedy 'Eject that drive by hand.')
        }
    }
}
