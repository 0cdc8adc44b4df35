function Set-BootFile {
    <#
    .SYNOPSIS
    Writes the boot files of a disk's Windows into the partition that its firmware boots from.

    .DESCRIPTION
    That is the EFI system partition for Generation 2, the active one, where Windows is too, for Generation 1. bcdboot takes
    drive letters and no folders, for the Windows partition too: it reads it, and writes its device into the store ("the VHD
    must be mounted on a drive letter, not on a directory": S. Babkin, Microsoft, 'Booting Windows from a VHD'). Each gets a
    letter for that moment, under a lock of the machine, so that builds at the same time do not fight for letters.

    .PARAMETER DiskNumber
    The disk.

    .PARAMETER Generation
    Of the machine that shall boot from it.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [int]
        $DiskNumber,

        [Parameter(Mandatory = $true)]
        [int]
        $Generation
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $systemType = '{c12a7328-f81f-11d2-ba4b-00a0c93ec93b}'
    $bcdboot = Join-Path -Path $env:SystemRoot -ChildPath 'System32\bcdboot.exe'
    $failure = $null
    $lettered = @()
    $lock = Lock-Machine -Name 'letter'
    try {
        $system = Get-Partition -DiskNumber $DiskNumber | Where-Object -FilterScript {
            if ($Generation -eq 2) { $_.GptType -eq $systemType } else { $_.IsActive } } | Select-Object -First 1
        if ($null -eq $system) {
            throw (New-Refusal -Message "Disk $DiskNumber has no partition to boot from." -Remedy 'Make the disk anew.')
        }
        $numbers = @($system.PartitionNumber, (Find-WindowsPartition -DiskNumber $DiskNumber).PartitionNumber) | Select-Object -Unique
        foreach ($number in @($numbers)) {
            $path = Add-PartitionLetter -DiskNumber $DiskNumber -PartitionNumber $number
            $lettered += [pscustomobject]@{ Number = $number; Path = $path }
        }
        # For Generation 1 both are one.
        $target = $lettered[0].Path.Substring(0, 2)
        $windows = "$($lettered[-1].Path.Substring(0, 2))\Windows"
        $firmware = 'BIOS'
        $needed = 'bootmgr', 'Boot\BCD'
        if ($Generation -eq 2) {
            $firmware = 'UEFI'
            $needed = 'EFI\Microsoft\Boot\bootmgfw.efi', 'EFI\Microsoft\Boot\BCD'
            # bcdboot of Windows 11 24H2 and Server 2025 does not make it (pbatard/rufus 2940, OSDeploy/OSD 356).
            [void](New-Item -Path "$target\EFI\Microsoft\Boot" -ItemType 'Directory' -Force)
        }
        [void](Invoke-NativeProgram -Path $bcdboot -Argument @($windows, '/s', $target, '/f', $firmware))
        foreach ($file in $needed) {
            if (-not (Test-Path -LiteralPath (Join-Path -Path "$target\" -ChildPath $file) -PathType Leaf)) {
                throw (New-Refusal -Message "bcdboot ended well, and '$file' is not on the system partition.")
            }
        }
    }
    catch {
        $failure = $_
        throw
    }
    finally {
        [array]::Reverse($lettered)
        foreach ($one in $lettered) {
            Invoke-Cleanup -Failure $failure -Action {
                Remove-PartitionAccessPath -DiskNumber $DiskNumber -PartitionNumber $one.Number -AccessPath $one.Path
            }
        }
        Unlock-Machine -Lock $lock
    }
}
