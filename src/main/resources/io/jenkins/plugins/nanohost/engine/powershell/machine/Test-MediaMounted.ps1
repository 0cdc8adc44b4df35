function Test-MediaMounted {
    <#
    .SYNOPSIS
    Tells whether media are an ISO that is mounted; a folder is not.
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

    if (Test-Path -LiteralPath $Path -PathType Container) {
        return $false
    }
    if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) {
        throw (New-Refusal -Message "There are no media at '$Path'." -Remedy 'Name an ISO or its unpacked folder.')
    }
    [bool](Get-DiskImage -ImagePath $Path).Attached
}
