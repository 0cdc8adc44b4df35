function Get-RegistryNumber {
    <#
    .SYNOPSIS
    Reads a number from the registry; 0 where the key or the value is not there.
    #>
    [CmdletBinding()]
    [OutputType([int])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [string]
        $Name
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $number = 0
    if (Test-Path -LiteralPath $Path) {
        $values = Get-ItemProperty -LiteralPath $Path
        if ($null -ne $values -and $null -ne $values.PSObject.Properties[$Name]) {
            $number = [int]$values.$Name
        }
    }
    $number
}
