function Assert-NoDiskChild {
    <#
    .SYNOPSIS
    Refuses a disk that another one builds on: a checkpoint's, a backup's or a host's.

    .DESCRIPTION
    What is written into a parent makes its children unreadable. Looked at are the disks of all VMs and those in the same
    folder. A disk of a VM that cannot be read keeps no other from being worked with, and is told.

    .PARAMETER Refused
    What is not done with the disk, for the message, for example 'is not deleted'.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [string]
        $Refused
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    foreach ($vm in @(Hyper-V\Get-VM)) {
        foreach ($drive in @(Hyper-V\Get-VMHardDiskDrive -VM $vm)) {
            $chain = @()
            if (-not $drive.Path) {
                continue
            }
            try {
                $chain = @(Get-DiskChain -Path ([string]$drive.Path))
            }
            catch {
                Write-Warning -Message "Whether disk '$($drive.Path)' of VM '$($vm.Name)' builds on '$Path' cannot be told ($_)."
            }
            if (@($chain | Select-Object -Skip 1) -contains $Path) {
                $message = "Disk '$Path' ${Refused}: disk '$($drive.Path)' of the VM '$($vm.Name)' builds on it."
                throw (New-Refusal -Message $message -Remedy 'Remove that VM, or merge its checkpoints, first.')
            }
        }
    }
    if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) {
        return
    }
    $partial = Get-PartialPath -Path $Path
    $beside = @(Get-ChildItem -LiteralPath (Split-Path -Path $Path -Parent) -File | Where-Object -FilterScript {
            $_.Name -match '\.a?vhdx?$' -and $_.FullName -ne $Path -and $_.FullName -ne $partial })
    foreach ($file in $beside) {
        try {
            $parent = [string](Hyper-V\Get-VHD -Path $file.FullName).ParentPath
        }
        catch {
            # One that is not whole is made anew from its parent, or is no disk at all.
            if ($file.Name -match '\.partial\.[^.]+$') {
                continue
            }
            $message = "Disk '$Path' ${Refused}: whether '$($file.FullName)' builds on it cannot be told ($_)."
            throw (New-Refusal -Message $message -Remedy "Repair '$($file.Name)', or delete it first if nobody needs it.")
        }
        if ($parent -eq $Path) {
            $message = "Disk '$Path' ${Refused}: it is the parent of '$($file.FullName)'."
            throw (New-Refusal -Message $message -Remedy 'Delete its children first.')
        }
    }
}
