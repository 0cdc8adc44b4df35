function New-DockerNetwork {
    <#
    .SYNOPSIS
    Makes a network in Docker; one with that name and driver is kept.

    .DESCRIPTION
    The client of Technical Preview 5 has no --format here: its columns, the same in every language, are split.

    .PARAMETER Name
    The network.

    .PARAMETER Driver
    Docker's word for the kind of network, for example 'transparent'.

    .OUTPUTS
    Changed, Note.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [string]
        $Driver
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $there = Get-DockerNetwork -Name $Name
    if ($null -eq $there) {
        $answer = Invoke-DockerClient -Recipe 'service' -Argument 'network', 'create', '-d', $Driver, $Name
        if ($answer.ExitCode -ne 0) {
            $message = "docker network create of '$Name' ended with exit code $($answer.ExitCode): $($answer.Text)"
            throw (New-Refusal -Code 'DOCKER_NETWORK_NOT_MADE' -Message $message)
        }
        if ((Get-DockerNetwork -Name $Name) -ne $Driver) {
            throw (New-Refusal -Code 'DOCKER_NETWORK_NOT_MADE' -Message "There is no $Driver network '$Name' in Docker after it was made.")
        }
        return [pscustomobject]@{ Changed = $true; Note = "made $Driver network '$Name'" }
    }
    if ($there -ne $Driver) {
        $message = "Docker's network '$Name' has the driver '$there', not '$Driver'."
        throw (New-Refusal -Code 'DOCKER_NETWORK_OTHER_DRIVER' -Message $message -Remedy 'Remove it with docker network rm, and run it again.')
    }
    [pscustomobject]@{ Changed = $false; Note = "network '$Name' is there" }
}
