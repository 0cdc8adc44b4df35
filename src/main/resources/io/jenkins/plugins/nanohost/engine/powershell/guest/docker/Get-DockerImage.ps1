function Get-DockerImage {
    <#
    .SYNOPSIS
    Lists the images that Docker knows, as repository:tag.

    .DESCRIPTION
    The client of Technical Preview 4 has no --format: its columns, the same in every language, are split.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('service', 'task')]
        [string]
        $Recipe
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if ($Recipe -eq 'service') {
        $answer = Invoke-DockerClient -Recipe $Recipe -Argument 'images', '--format', '{{.Repository}}:{{.Tag}}'
        $images = $answer.Lines
    }
    else {
        $answer = Invoke-DockerClient -Recipe $Recipe -Argument 'images'
        $images = @($answer.Lines | Select-Object -Skip 1 | ForEach-Object -Process {
                $columns = @($_ -split '\s{2,}')
                if ($columns.Count -ge 2) {
                    "$($columns[0]):$($columns[1])"
                }
            })
    }
    if ($answer.ExitCode -ne 0) {
        throw (New-Refusal -Code 'DOCKER_SILENT' -Message "Docker does not list its images: $($answer.Text)")
    }
    $images | Where-Object -FilterScript { $_ -and $_ -notmatch '<none>' }
}
