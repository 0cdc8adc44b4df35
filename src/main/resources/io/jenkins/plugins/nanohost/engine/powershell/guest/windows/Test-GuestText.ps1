function Test-GuestText {
    <#
    .SYNOPSIS
    Returns whether a file holds exactly this text, as UTF-8 without a byte order mark.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Text
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    # Byte by byte: PowerShell's own comparison takes no notice of a byte order mark.
    [string]::Equals((Get-GuestText -Path $Path), $Text, [System.StringComparison]::Ordinal)
}
