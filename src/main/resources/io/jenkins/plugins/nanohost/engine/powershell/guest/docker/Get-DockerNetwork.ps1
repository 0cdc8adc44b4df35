function Get-DockerNetwork {
    <#
    .SYNOPSIS
    Returns the driver of one of Docker's networks; nothing where there is none of that name.

    .PARAMETER Name
    The network.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Name
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $answer = Invoke-DockerClient -Recipe 'service' -Argument 'network', 'ls'
    if ($answer.ExitCode -ne 0) {
        throw (New-Refusal -Code 'DOCKER_SILENT' -Message "Docker does not list its networks: $($answer.Text)")
    }
    # Id, name, driver and, on later engines, scope.
    $answer.Lines | Select-Object -Skip 1 | ForEach-Object -Process {
        $columns = @($_ -split '\s{2,}')
        if ($columns.Count -ge 3 -and $columns[1] -ceq $Name) {
            $columns[2].Trim()
        }
    } | Select-Object -First 1
}
