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
    # The test gives the VM in place of an id; types that JSON does not have are put in again.
    $vm = ConvertFrom-Json -InputObject $Id
    $vm.Id = [guid]$vm.Id
    $vm.Hardware.Memory = [uint64]$vm.Hardware.Memory
    @{ Vms = @($vm) }
}
