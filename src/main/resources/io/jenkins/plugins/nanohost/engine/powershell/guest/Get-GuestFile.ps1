function Get-GuestFile {
    <#
    .SYNOPSIS
    Returns length and SHA-256 of files in the guest; those that are not there are left out.

    .DESCRIPTION
    Files of more than 256 MB in all are hashed beside the calls that ask for it.

    .PARAMETER Paths
    The files.

    .PARAMETER Longest
    The length up to which a file is hashed. Of a longer one only the length is returned; its digest is empty.

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
        [long]
        $Longest,

        [Parameter(Mandatory = $true)]
        [bool]
        $Again
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $there = @($Paths | Where-Object -FilterScript { Test-Path -LiteralPath $_ -PathType Leaf })
    $lengths = @($there | ForEach-Object -Process { [long](Get-Item -LiteralPath $_).Length })
    $hashed = @(for ($at = 0; $at -lt $there.Count; $at++) {
            if ($lengths[$at] -le $Longest) {
                $at
            }
        })
    $short = @($hashed | ForEach-Object -Process { $there[$_] })
    $sum = [long]0
    foreach ($at in $hashed) {
        $sum += $lengths[$at]
    }
    $digests = @()
    if ($sum -gt 256MB) {
        $digests = @(Invoke-DetachedWork -Function 'Get-FileDigest' -Arguments @{ Path = $short } -Again $Again)
    }
    elseif ($short.Count -gt 0) {
        $digests = @(Get-FileDigest -Path $short)
    }
    $finished = $digests.Count -eq $short.Count
    $found = @()
    if ($finished) {
        $known = @{}
        for ($at = 0; $at -lt $short.Count; $at++) {
            $known[$short[$at]] = $digests[$at]
        }
        $found = @(for ($at = 0; $at -lt $there.Count; $at++) {
                # A cast makes an empty text of a digest that is not known.
                [pscustomobject]@{ Path = $there[$at]; Length = $lengths[$at]; Sha256 = [string]$known[$there[$at]] }
            })
    }
    [pscustomobject]@{ Finished = $finished; Files = $found }
}
