function Add-PartitionLetter {
    <#
    .SYNOPSIS
    Gives a partition a drive letter, for programs that accept no folder as the place of a partition.

    .DESCRIPTION
    Called under the lock 'letter' of the machine, so that builds at the same time do not compete for letters.
    Remove-PartitionLetter removes the letter again.

    .PARAMETER DiskNumber
    The disk.

    .PARAMETER PartitionNumber
    Its partition.

    .OUTPUTS
    What Remove-PartitionLetter needs: DiskNumber, PartitionNumber, Root (E:\).
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [int]
        $DiskNumber,

        [Parameter(Mandatory = $true)]
        [int]
        $PartitionNumber
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $place = @{ DiskNumber = $DiskNumber; PartitionNumber = $PartitionNumber }
    $letter = ''
    # Other programs take letters without our lock.
    for ($try = 1; $letter -eq '' -and $try -le 20; $try++) {
        $failure = $null
        try {
            Add-PartitionAccessPath @place -AssignDriveLetter
        }
        catch {
            $failure = $_
        }
        # Also after an error: when a letter appears late, the next call that asks for one fails.
        $paths = @((Get-Partition @place).AccessPaths)
        # In quotes: a cast would turn the result of an empty pipeline into null, not into ''.
        $letter = "$($paths | Where-Object -FilterScript { $_ -match '^[A-Za-z]:\\?$' } | Select-Object -First 1)"
        if ($letter -eq '' -and $null -ne $failure) {
            if ($try -eq 20) {
                throw $failure
            }
            Write-Verbose -Message "No drive letter yet: $failure"
            Start-Sleep -Milliseconds 500
        }
    }
    if ($letter -eq '') {
        $message = "Partition $PartitionNumber of disk $DiskNumber got no drive letter."
        throw (New-Refusal -Code 'NO_DRIVE_LETTER' -Message $message -Remedy 'Is a letter free on this machine?')
    }
    # A session that is older than a drive does not know the drive until Get-PSDrive has run.
    [void](Get-PSDrive -PSProvider 'FileSystem')
    [pscustomobject]@{ DiskNumber = $DiskNumber; PartitionNumber = $PartitionNumber; Root = $letter }
}
