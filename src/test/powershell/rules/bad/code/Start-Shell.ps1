function Start-Shell {
    <#
    .SYNOPSIS
    Breaks the rule of its folder.
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

    New-ScheduledTaskAction -Execute 'C:\Windows\System32\cmd.exe' -Argument "/c $Path"
}
