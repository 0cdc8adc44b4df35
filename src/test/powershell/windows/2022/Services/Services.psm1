function Get-Service {
    [CmdletBinding()]
    param(
        [Parameter(Position = 0)][Alias('ServiceName')][string[]]$Name
    )
    process {
        Invoke-SimulatedCommand -Name 'Get-Service' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}
