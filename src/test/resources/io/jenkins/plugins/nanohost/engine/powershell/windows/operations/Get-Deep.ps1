function Get-Deep {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param (
        [Parameter(Mandatory = $true)]
        [int]
        $Depth
    )

    $value = @{ Bottom = $true }
    for ($i = 0; $i -lt $Depth; $i++) {
        $value = @{ Down = $value }
    }
    $value
}
