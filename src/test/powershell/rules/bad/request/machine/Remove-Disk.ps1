function Remove-Disk {
    <#
    .SYNOPSIS
    Breaks the rule of its folder.

    .PARAMETER Folder
    The disk.

    .OUTPUTS
    Changed, Note.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Folder
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    [pscustomobject]@{ Changed = $true; Note = $Folder }
}
