function Assert-DiskChain {
    <#
    .SYNOPSIS
    Refuses a disk that is not there, or whose parent is not.
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

    $child = ''
    while ($Path) {
        if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) {
            $message = "There is no disk '$Path'"
            if ($child) {
                $message = "$message, on which '$child' builds"
            }
            throw (New-Refusal -Message "$message." -Remedy 'Make it anew, or bring it back to its place.')
        }
        $child = $Path
        $Path = [string](Hyper-V\Get-VHD -Path $Path).ParentPath
    }
}
