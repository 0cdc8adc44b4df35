function Remove-Disk {
    <#
    .SYNOPSIS
    Breaks the rule of its folder.

    .PARAMETER Path
    The disk.

    .OUTPUTS
    Changed, Note.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    [pscustomobject]@{ Changed = $true; Note = $Path; Reason = '' }
}
