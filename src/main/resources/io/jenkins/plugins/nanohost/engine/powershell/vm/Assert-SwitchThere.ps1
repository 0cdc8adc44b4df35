function Assert-SwitchThere {
    <#
    .SYNOPSIS
    Refuses a virtual switch that the machine does not have.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Name
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $names = @(Hyper-V\Get-VMSwitch | ForEach-Object -Process { [string]$_.Name })
    if ($names -notcontains $Name) {
        $message = "There is no virtual switch '$Name' on this machine; it has: $($names -join ', ')."
        throw (New-Refusal -Code 'SWITCH_MISSING' -Message $message -Remedy 'Make it, or name one of those that are there.')
    }
}
