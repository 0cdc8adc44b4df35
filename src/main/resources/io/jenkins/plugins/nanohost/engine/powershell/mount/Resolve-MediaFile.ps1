function Resolve-MediaFile {
    <#
    .SYNOPSIS
    Returns the path of a file in the media; refuses one that is not in them.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Root,

        [Parameter(Mandatory = $true)]
        [string]
        $Media,

        [Parameter(Mandatory = $true)]
        [string]
        $File
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $path = Join-Path -Path $Root -ChildPath $File
    if (-not (Test-Path -LiteralPath $path -PathType Leaf)) {
        throw (New-Refusal -Code 'NO_FILE_IN_MEDIA' -Message "There is no file '$File' in the media '$Media'." -Remedy 'Name a file that is in them, or use other media.')
    }
    $path
}
