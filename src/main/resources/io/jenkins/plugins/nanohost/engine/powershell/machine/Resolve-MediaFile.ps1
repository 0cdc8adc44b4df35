function Resolve-MediaFile {
    <#
    .SYNOPSIS
    Tells where a file of the media is; refuses one that they lack.
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
        throw (New-Refusal -Message "The media '$Media' lack '$File'." -Remedy 'Name what they have, or take other media.')
    }
    $path
}
