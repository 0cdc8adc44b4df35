function New-HostDisk {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [string]
        $BasePath,

        [Parameter(Mandatory = $true)]
        [string]
        $Kind,

        [Parameter(Mandatory = $true)]
        [string]
        $Unattend,

        [Parameter(Mandatory = $true)]
        [string]
        $SetupComplete
    )

    Write-Verbose -Message "Writing $Unattend"
    @{ Path = $Path; FileBytes = $Unattend.Length }
}
