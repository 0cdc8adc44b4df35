function Start-Docker {
    <#
    .SYNOPSIS
    Breaks the rule of its folder.

    .PARAMETER Recipe
    How it is started.

    .OUTPUTS
    Changed, Note.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('service')]
        [string]
        $Recipe
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    [pscustomobject]@{ Changed = $true; Note = $Recipe }
}
