function Get-VirusScanner {
    <#
    .SYNOPSIS
    Returns what Microsoft Defender Antivirus scans on this machine. Other programs cannot be asked.

    .OUTPUTS
    Running, RoleExclusions, Folders.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $status = $null
    $settings = $null
    try {
        $query = @{ Namespace = 'root/Microsoft/Windows/Defender'; OperationTimeoutSec = 30 }
        $status = Get-CimInstance -ClassName 'MSFT_MpComputerStatus' @query | Select-Object -First 1
        $settings = Get-CimInstance -ClassName 'MSFT_MpPreference' @query | Select-Object -First 1
    }
    catch {
        # Windows without Defender has no such namespace, and a Defender that is off gives no answer.
        Write-Verbose -Message "Microsoft Defender cannot be asked: $_"
    }
    $known = $null -ne $status -and $null -ne $settings
    [pscustomobject]@{
        Running        = $known -and [bool]$status.RealTimeProtectionEnabled
        RoleExclusions = $known -and -not [bool]$settings.DisableAutoExclusions
        Folders        = @(if ($known) { $settings.ExclusionPath | Where-Object -FilterScript { $_ } })
    }
}
