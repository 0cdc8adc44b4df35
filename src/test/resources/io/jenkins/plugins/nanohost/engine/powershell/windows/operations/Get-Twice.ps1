function Get-Twice {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param ()

    @{ Number = 1 }
    @{ Number = 2 }
}
