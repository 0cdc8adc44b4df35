function Test-VmHardware {
    <#
    .SYNOPSIS
    Returns whether a VM has the wanted hardware.

    .PARAMETER Found
    In the form that Get-VmHardware returns.

    .PARAMETER Wanted
    In the same form.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Found,

        [Parameter(Mandatory = $true)]
        [object]
        $Wanted
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $Found.SwitchName -eq $Wanted.SwitchName -and $Found.Memory -eq $Wanted.Memory -and
    $Found.Processors -eq $Wanted.Processors -and $Found.MacSpoofing -eq $Wanted.MacSpoofing
}
