function Get-Other {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param ()

    # Both are defined in other files, which no request has named.
    $definition = ${function:Get-Nothing}
    @{ Echo = (Get-Echo -Value 'across').Value; Defined = $null -ne $definition }
}
