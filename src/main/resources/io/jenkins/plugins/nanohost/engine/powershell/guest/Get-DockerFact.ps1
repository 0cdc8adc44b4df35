function Get-DockerFact {
    <#
    .SYNOPSIS
    Returns whether Docker answers, its version and images, and the end of its log where it does not answer.

    .PARAMETER Recipe
    'service' or 'task'.

    .OUTPUTS
    State, ServerVersion, Images, Log.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('service', 'task')]
        [string]
        $Recipe
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $state = Get-DockerState -Recipe $Recipe
    $version = ''
    $log = ''
    $images = @()
    if ($state -eq 'changing') {
        $state = 'starting'
    }
    elseif ($state -eq 'running') {
        $state = 'starting'
        if ($Recipe -eq 'service') {
            $answer = Invoke-DockerClient -Recipe $Recipe -Argument 'version', '--format', '{{.Server.Version}}'
            # In quotes: a cast would turn the result of an empty pipeline into null, not into ''.
            $version = "$($answer.Lines | Select-Object -First 1)"
        }
        else {
            $answer = Invoke-DockerClient -Recipe $Recipe -Argument 'version'
            $server = @($answer.Lines) -join [System.Environment]::NewLine
            if ($server -match '(?s)Server:.*?Version:\s*(\S+)') {
                $version = $Matches[1]
            }
        }
        if ($answer.ExitCode -eq 0 -and $version -ne '') {
            $state = 'answering'
            $images = @(Get-DockerImage -Recipe $Recipe)
        }
        else {
            $version = ''
            $log = $answer.Text
        }
    }
    if ($state -eq 'stopped' -or $state -eq 'starting') {
        $log = (Get-DockerLog -Recipe $Recipe) + $log
    }
    [pscustomobject]@{ State = $state; ServerVersion = $version; Images = $images; Log = $log }
}
