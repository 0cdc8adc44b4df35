function Assert-DiskChain {
    <#
    .SYNOPSIS
    Refuses a disk that is not there, and a disk with a parent that is not there.
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

    $chain = @(Get-DiskChain -Path $Path)
    if (-not (Test-Path -LiteralPath $chain[-1] -PathType Leaf)) {
        $message = "There is no disk '$($chain[-1])'"
        if ($chain.Count -gt 1) {
            $message += ", on which '$($chain[-2])' builds"
        }
        throw (New-Refusal -Message "$message." -Remedy 'Make it again, or put it back in its place.')
    }
}
