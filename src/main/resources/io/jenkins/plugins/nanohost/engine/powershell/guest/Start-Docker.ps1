function Start-Docker {
    <#
    .SYNOPSIS
    Starts Docker, unless it runs already. Does not wait until it answers.

    .DESCRIPTION
    Where the first start of a service fails, which happens at times with newer engines, it is started a second time.

    .PARAMETER Recipe
    'service' or 'task'.

    .OUTPUTS
    Changed, Note.
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

    if ((Get-DockerState -Recipe $Recipe) -eq 'absent') {
        throw (New-Refusal -Code 'DOCKER_NOT_SET_UP' -Message "There is no $Recipe 'docker' in this guest." -Remedy 'Set Docker up first.')
    }
    if ((Get-DockerState -Recipe $Recipe) -eq 'running') {
        return [pscustomobject]@{ Changed = $false; Note = 'Docker runs' }
    }
    if ($Recipe -eq 'task') {
        Start-ScheduledTask -TaskName 'Docker'
        return [pscustomobject]@{ Changed = $true; Note = 'started Docker' }
    }

    $note = 'started Docker'
    try {
        Start-Service -Name 'docker'
    }
    catch {
        Write-Verbose -Message "Docker's first start failed: $_"
    }
    if ((Get-DockerState -Recipe $Recipe) -ne 'running') {
        Start-Service -Name 'docker'
        $note = "Docker's first start failed, its second did not"
    }
    [pscustomobject]@{ Changed = $true; Note = $note }
}
