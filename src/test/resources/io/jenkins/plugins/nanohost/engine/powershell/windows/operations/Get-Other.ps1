function Get-Other {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param ()

    # Defined in files of their own, which nobody has asked for.
    $definition = ${function:Get-Nothing}
    @{ Echo = (Get-Echo -Value 'across').Value; Defined = $null -ne $definition }
}
