function Read-StandardInput {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Program
    )

    $read = @($null | & $Program '-c' '3')
    @{ Read = $read -join '' }
}
