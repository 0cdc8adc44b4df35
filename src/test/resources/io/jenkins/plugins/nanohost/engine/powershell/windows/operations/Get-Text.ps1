function Get-Text {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Part,

        [Parameter(Mandatory = $true)]
        [int]
        $Times
    )

    @{ Text = $Part * $Times }
}
