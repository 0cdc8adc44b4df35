function Copy-GuestFile {
    <#
    .SYNOPSIS
    Copies one file into a running guest over the VM bus, replacing what is there.

    .PARAMETER Id
    The VM's id.

    .PARAMETER Source
    A file on this machine.

    .PARAMETER Destination
    Its path in the guest.

    .OUTPUTS
    What was written: Files, Bytes.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Id,

        [Parameter(Mandatory = $true)]
        [string]
        $Source,

        [Parameter(Mandatory = $true)]
        [string]
        $Destination
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if (-not (Test-Path -LiteralPath $Source -PathType Leaf)) {
        throw (New-Refusal -Code 'SOURCE_MISSING' -Message "There is no file '$Source' to copy." -Remedy 'Name a file of this machine.')
    }
    $vm = Find-HostVm -Id $Id
    if ([string]$vm.State -ne 'Running') {
        throw (New-Refusal -Code 'VM_NOT_RUNNING' -Message "VM '$($vm.Name)' takes no file: it does not run." -Remedy 'Start it.')
    }
    $file = Get-Item -LiteralPath $Source
    Write-Progress -Activity "Copying $Source" -PercentComplete 0
    $copy = @{
        VM              = $vm
        SourcePath      = $file.FullName
        DestinationPath = $Destination
        FileSource      = 'Host'
        CreateFullPath  = $true
        Force           = $true
    }
    Hyper-V\Copy-VMFile @copy
    [pscustomobject]@{ Files = 1; Bytes = [long]$file.Length }
}
