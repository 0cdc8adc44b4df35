function Wait-ContainerImage {
    <#
    .SYNOPSIS
    Waits until the base image that was installed is listed, at most five minutes: after an installation its service
    restarts.

    .OUTPUTS
    The images, as name:version.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    # Not the clock, which a guest sets soon after it has started.
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $last = 'it is not listed'
    do {
        try {
            $images = @(Get-ContainerImage | ForEach-Object -Process { "$($_.Name):$($_.Version)" })
            if ($images.Count -gt 0) {
                return $images
            }
        }
        catch {
            $last = [string]$_
        }
        Start-Sleep -Seconds 2
    } while ($watch.Elapsed.TotalMinutes -lt 5)
    throw (New-Refusal -Code 'IMAGE_NOT_LISTED' -Message "The base image is not listed five minutes after it was installed: $last")
}
