function Assert-DiskChain {
    <#
    .SYNOPSIS
    Refuses a disk that is not there or that Windows does not mount as the file is, and a disk with such a parent.
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
        throw (New-Refusal -Code 'DISK_CHAIN_BROKEN' -Message "$message." -Remedy 'Make it again, or put it back in its place.')
    }
    $remedies = @{
        compressed = 'Uncompress it with ''compact /u "{0}"''.'
        encrypted  = 'Decrypt it with ''cipher /d "{0}"''.'
        sparse     = 'Copy the file, or run ''fsutil sparse setflag "{0}" 0''.'
    }
    foreach ($file in $chain) {
        $flaw = Get-MountFlaw -Path $file
        if ($flaw -ne '') {
            $message = "Disk '$file' is $flaw, and Windows mounts no such file."
            throw (New-Refusal -Code 'DISK_NOT_MOUNTABLE' -Message $message -Remedy ($remedies[$flaw] -f $file))
        }
    }
}
