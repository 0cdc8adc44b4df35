function Remove-PartitionLetter {
    <#
    .SYNOPSIS
    Removes drive letters that Add-PartitionLetter gave, the last one first.

    .DESCRIPTION
    When one letter cannot be removed, the others still are. The first such failure is thrown at the end; where the
    operation has failed already, each is only a warning.

    .PARAMETER Letter
    What Add-PartitionLetter returned, in that order.

    .PARAMETER Failure
    The failure of the operation; null while there is none.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [pscustomobject[]]
        $Letter,

        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [System.Management.Automation.ErrorRecord]
        $Failure
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $told = $null
    for ($index = $Letter.Count - 1; $index -ge 0; $index--) {
        $given = $Letter[$index]
        $known = $Failure
        if ($null -eq $known) {
            $known = $told
        }
        try {
            Invoke-Cleanup -Failure $known -Action {
                $place = @{ DiskNumber = $given.DiskNumber; PartitionNumber = $given.PartitionNumber }
                Remove-PartitionAccessPath @place -AccessPath $given.Root
            }
        }
        catch {
            $told = $_
        }
    }
    if ($null -ne $told) {
        throw $told
    }
}
