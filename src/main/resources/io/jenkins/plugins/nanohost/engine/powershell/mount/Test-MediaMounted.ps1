function Test-MediaMounted {
    <#
    .SYNOPSIS
    Returns whether an ISO is mounted; one that is not there counts as not mounted.
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

    (Test-Path -LiteralPath $Path -PathType Leaf) -and [bool](Get-DiskImage -ImagePath $Path).Attached
}
