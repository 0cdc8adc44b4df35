function Get-GuestFile {
    <#
    .SYNOPSIS
    Returns length and SHA-256 of files in the guest; those that are not there are left out.

    .DESCRIPTION
    Files of more than 256 MB in all are hashed beside the calls that ask for it.

    .PARAMETER Paths
    The files.

    .PARAMETER Again
    Whether this call asks for the result of a call before it.

    .OUTPUTS
    Finished; Files, a list of Path, Length, Sha256, once it has.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [string[]]
        $Paths,

        [Parameter(Mandatory = $true)]
        [bool]
        $Again
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $there = @($Paths | Where-Object -FilterScript { Test-Path -LiteralPath $_ -PathType Leaf })
    $lengths = @($there | ForEach-Object -Process { [long](Get-Item -LiteralPath $_).Length })
    $sum = [long]0
    foreach ($length in $lengths) {
        $sum += $length
    }
    $digests = @()
    if ($sum -gt 256MB) {
        $digests = @(Invoke-DetachedWork -Function 'Get-FileDigest' -Arguments @{ Path = $there } -Again $Again)
    }
    elseif ($there.Count -gt 0) {
        $digests = @(Get-FileDigest -Path $there)
    }
    $found = @(for ($at = 0; $at -lt $digests.Count; $at++) {
            [pscustomobject]@{ Path = $there[$at]; Length = $lengths[$at]; Sha256 = $digests[$at] }
        })
    [pscustomobject]@{ Finished = $digests.Count -eq $there.Count; Files = $found }
}
