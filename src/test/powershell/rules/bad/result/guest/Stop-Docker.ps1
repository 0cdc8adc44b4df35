function Stop-Docker {
    <#
    .SYNOPSIS
    Breaks the rule of its folder.

    .PARAMETER Recipe
    The disk.

    .OUTPUTS
    Changed, Note.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('service', 'task')]
        [string]
        $Recipe
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if ($Recipe -eq 'task') {
        return [pscustomobject]@{ Changed = $true }
    }
    [pscustomobject]@{ Changed = $true; Note = $Recipe }
}
