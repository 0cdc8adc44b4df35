function Get-HostVm {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param (
        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Id,

        [Parameter(Mandatory = $true)]
        [string]
        $Name
    )

    Write-Progress -Activity 'Looking' -Status $Name -PercentComplete 50
    Write-Information -MessageData "one`ntwo"
    Write-Warning -Message 'careful'
    $vm = [pscustomobject]@{
        Id           = [guid]'0f6f8e9a-4a55-4b6c-9d3e-5a0a3f0d7c11'
        Name         = $Name
        State        = 'Off'
        Notes        = ''
        Heartbeat    = $false
        Addresses    = @()
        Drives       = @([pscustomobject]@{ Path = 'D:\one.vhdx'; Parents = @('D:\base.vhdx') })
        Hardware     = [pscustomobject]@{ SwitchName = ''; Memory = 2GB; Processors = 2; MacSpoofing = $true }
    }
    @{ Vms = @($vm) }
}
