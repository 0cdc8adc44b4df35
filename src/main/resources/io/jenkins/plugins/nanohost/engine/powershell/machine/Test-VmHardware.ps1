function Test-VmHardware {
    <#
    .SYNOPSIS
    Tells whether a VM is made of what is wanted.

    .PARAMETER Found
    As Get-VmHardware tells it.

    .PARAMETER Wanted
    The same.
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
