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
        $OfflineAnswers,

        [string]
        $BootAnswers,

        [Parameter(Mandatory = $true)]
        [string]
        $SetupComplete,

        [string]
        $DomainBlob,

        [object[]]
        $Files
    )

    Write-Verbose -Message "Writing $OfflineAnswers"
    @{ Path = $Path; FileBytes = $OfflineAnswers.Length }
}
