function Register-DockerService {
    <#
    .SYNOPSIS
    Makes Docker's service, with dockerd itself; a service with its program in another folder,
    or that does not start with Windows, is replaced.

    .PARAMETER Folder
    The folder of dockerd.exe.

    .OUTPUTS
    Whether the service was made.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Folder
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    # A pattern, since asking for a name that is not there is an error.
    $service = Get-Service -Name 'docke[r]'
    if ($null -ne $service) {
        $values = Get-ItemProperty -LiteralPath 'HKLM:\SYSTEM\CurrentControlSet\Services\docker'
        $program = ''
        if ($null -ne $values.PSObject.Properties['ImagePath']) {
            $program = ([string]$values.ImagePath).TrimStart('"')
        }
        $same = $program.StartsWith("$Folder\dockerd.exe", [System.StringComparison]::OrdinalIgnoreCase)
        $same = $same -and (Get-DockerStart -Recipe 'service') -eq 'automatic'
        if ($same) {
            return $false
        }
        [void](Stop-Docker -Recipe 'service')
        [void](Invoke-NativeProgram -Path "$Folder\dockerd.exe" -Argument @('--unregister-service'))
    }
    [void](Invoke-NativeProgram -Path "$Folder\dockerd.exe" -Argument @('--register-service'))
    if ($null -eq (Get-Service -Name 'docke[r]')) {
        throw (New-Refusal -Code 'DOCKER_NOT_REGISTERED' -Message "There is no service 'docker' after dockerd registered itself.")
    }
    $true
}
