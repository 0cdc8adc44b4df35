function Find-DiskUse {
    <#
    .SYNOPSIS
    Finds who needs a disk: the VMs that have it, and the disks that build on it.

    .DESCRIPTION
    Anything that is written into a parent makes its children unreadable. The search covers the disks of all VMs and the
    disks in the same folder. A disk of another VM that cannot be read is reported as a warning, and does not prevent work
    with this one.

    .OUTPUTS
    Objects with VmId and VmName (empty: a file that no VM has), Disk (the disk itself, or the one that builds on it) and
    Problem (why it is not known whether that file builds on it; otherwise empty).
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $known = @()
    foreach ($vm in @(Hyper-V\Get-VM)) {
        $drives = @()
        try {
            $drives = @(Hyper-V\Get-VMHardDiskDrive -VM $vm)
        }
        catch {
            # Another job may have removed it meanwhile.
            if (@(Hyper-V\Get-VM | Where-Object -FilterScript { $_.Id -eq $vm.Id }).Count -gt 0) {
                throw
            }
        }
        foreach ($drive in $drives) {
            $disk = [string]$drive.Path
            if ($disk -eq '') {
                continue
            }
            $known += $disk
            $chain = @($disk)
            try {
                $chain = @(Get-DiskChain -Path $disk)
            }
            catch {
                Write-Warning -Message "It is not known whether disk '$disk' of VM '$($vm.Name)' builds on '$Path' ($_)."
            }
            if (@($chain | Where-Object -FilterScript { Test-SameFile -Path $_ -Other $Path }).Count -gt 0) {
                [pscustomobject]@{ VmId = [string]$vm.Id; VmName = [string]$vm.Name; Disk = $disk; Problem = '' }
            }
        }
    }
    if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) {
        return
    }
    $partial = Get-PartialPath -Path $Path
    # The disk that a new one replaces does not build on it, even where it is damaged and cannot be read.
    $replaced = $Path -replace '\.next(\.[^.]+)$', '$1'
    $beside = @(Get-ChildItem -LiteralPath (Split-Path -Path $Path -Parent) -File | Where-Object -FilterScript {
            $_.Name -match '\.a?vhdx?$' -and $_.FullName -ne $Path -and $_.FullName -ne $partial -and
            $_.FullName -ne $replaced -and $known -notcontains $_.FullName })
    foreach ($file in $beside) {
        try {
            $parent = [string](Hyper-V\Get-VHD -Path $file.FullName).ParentPath
        }
        catch {
            # A partial one is made again from its parent, or is no disk at all.
            if ($file.Name -notmatch '\.partial\.[^.]+$') {
                [pscustomobject]@{ VmId = ''; VmName = ''; Disk = $file.FullName; Problem = [string]$_ }
            }
            continue
        }
        if ($parent -ne '' -and (Test-SameFile -Path $parent -Other $Path)) {
            [pscustomobject]@{ VmId = ''; VmName = ''; Disk = $file.FullName; Problem = '' }
        }
    }
}
