function ConvertFrom-RequestLine {
    <#
    .SYNOPSIS
    Reads one request from its line.

    .DESCRIPTION
    Throws a FormatException when the line is no request. A parameter that is null is left out, so that the function's
    default is used.

    .OUTPUTS
    An object with Id, Stop, Function and Parameters.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Line
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $parameters = @{}
    try {
        $json = ConvertFrom-Json -InputObject $Line
        $stop = $null -ne $json.PSObject.Properties['stop']
        $id = [long]$json.id
        $function = if ($stop) { '' } else { [string]$json.function }
        if (-not $stop) {
            foreach ($property in $json.parameters.PSObject.Properties) {
                if ($null -ne $property.Value) {
                    $parameters[$property.Name] = $property.Value
                }
            }
        }
    }
    catch {
        # The line itself is not shown: it may hold a secret.
        $message = 'A line of {0} characters on standard input is no request; did a program that an operation started read from it? ({1})' -f
            $Line.Length, $_.FullyQualifiedErrorId
        throw (New-Object -TypeName 'System.FormatException' -ArgumentList $message)
    }
    [pscustomobject]@{ Id = $id; Stop = $stop; Function = $function; Parameters = $parameters }
}
