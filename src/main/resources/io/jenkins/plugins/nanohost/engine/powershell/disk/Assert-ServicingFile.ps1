function Assert-ServicingFile {
    <#
    .SYNOPSIS
    Refuses updates and drivers that are not there, or that DISM does not accept, before anything is made.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [string[]]
        $Updates,

        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [string[]]
        $Drivers
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    foreach ($update in $Updates) {
        if (-not (Test-Path -LiteralPath $update -PathType Leaf)) {
            throw (New-Refusal -Code 'SOURCE_MISSING' -Message "There is no update '$update'." -Remedy 'Name a file of this machine.')
        }
        if ($update -notmatch '\.(cab|msu)$') {
            throw (New-Refusal -Code 'UPDATE_OF_NO_KIND' -Message "'$update' is no update that Windows adds to a disk." -Remedy 'Name a .cab or .msu file.')
        }
    }
    foreach ($driver in $Drivers) {
        if (-not (Test-Path -LiteralPath $driver)) {
            $message = "There is no driver '$driver'."
            throw (New-Refusal -Code 'SOURCE_MISSING' -Message $message -Remedy 'Name an INF file of this machine, or a folder with such files.')
        }
        if (Test-Path -LiteralPath $driver -PathType Container) {
            # Windows reports success for a folder without drivers.
            if (@(Get-ChildItem -LiteralPath $driver -Filter '*.inf' -File -Recurse).Count -eq 0) {
                throw (New-Refusal -Code 'DRIVER_OF_NO_KIND' -Message "There is no driver in the folder '$driver'." -Remedy 'Name one that holds INF files.')
            }
        }
        elseif ($driver -notmatch '\.inf$') {
            throw (New-Refusal -Code 'DRIVER_OF_NO_KIND' -Message "'$driver' is no driver." -Remedy 'Name its INF file, or unpack it into a folder and name that.')
        }
    }
}
