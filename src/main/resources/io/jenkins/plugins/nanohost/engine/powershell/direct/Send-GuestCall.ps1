function Send-GuestCall {
    <#
    .SYNOPSIS
    Calls one of our functions in a guest's session.

    .OUTPUTS
    What the function returns.
    #>
    [CmdletBinding()]
    [OutputType([object])]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Session,

        [Parameter(Mandatory = $true)]
        [string]
        $Function,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Arguments
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    Invoke-Command -Session $Session -ArgumentList $Function, $Arguments -ScriptBlock {
        param ($Function, $Arguments)
        & $Function @Arguments
    }
}
