function Get-DockerFolder {
    <#
    .SYNOPSIS
    Returns the folder of Docker's programs in this guest: their own folder, or System32 as on the technical previews.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    foreach ($folder in 'C:\Program Files\docker', 'C:\Windows\System32') {
        if (Test-Path -LiteralPath "$folder\docker.exe" -PathType Leaf) {
            return $folder
        }
    }
    throw (New-Refusal -Code 'DOCKER_NOT_STAGED' -Message 'There is no docker.exe in this guest.' -Remedy 'Stage Docker first.')
}
