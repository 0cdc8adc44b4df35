function Invoke-Cleanup {
    <#
    .SYNOPSIS
    Undoes something; where the operation has failed already, a failure to undo it is only a warning, so that the first
    failure is the one that is reported.

    .PARAMETER Action
    The script block that undoes it.

    .PARAMETER Failure
    The failure of the operation; null while there is none.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [scriptblock]
        $Action,

        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [System.Management.Automation.ErrorRecord]
        $Failure
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    try {
        [void](& $Action)
    }
    catch {
        if ($null -eq $Failure) {
            throw
        }
        Write-Warning -Message "After the failure, this could not be undone either: $_"
    }
}
