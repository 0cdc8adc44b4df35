function Get-Echo {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param (
        [Parameter()]
        [object]
        $Value = 'default'
    )

    @{ Value = $Value }
}
