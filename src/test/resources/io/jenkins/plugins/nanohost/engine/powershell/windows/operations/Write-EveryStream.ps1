function Write-EveryStream {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Text
    )

    Write-Progress -Activity "first $Text" -Status 'at work' -PercentComplete 10
    Write-Progress -Activity "first $Text" -Status 'at work' -PercentComplete 70
    Write-Progress -Id 2 -Activity 'second' -Status 'unknown'
    Write-Verbose -Message "verbose $Text"
    Write-Information -MessageData "information $Text"
    Write-Warning -Message "warning $Text"
    Write-Error -Message "error $Text" -ErrorAction Continue
    Get-Item -Path (Join-Path -Path $PSScriptRoot -ChildPath 'absent') -ErrorAction SilentlyContinue
    @{ Done = $true }
}
