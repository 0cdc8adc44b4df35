function Set-BootFile {
    <#
    .SYNOPSIS
    Writes the boot files of a disk's Windows into the partition that its firmware boots from.

    .DESCRIPTION
    That is the EFI system partition for Generation 2, and for Generation 1 the active partition, which has Windows too.
    bcdboot accepts only drive letters for it and for Windows, no folders. Both get a letter for that moment, under a lock
    of the machine, so that builds at the same time do not compete for letters. The bcdboot of a newer Windows may fail on
    an older image; then that of the image is used, where the image has one.

    .PARAMETER DiskNumber
    The disk.

    .PARAMETER Generation
    The generation of the VM that will boot from it.
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
    $windows = Get-WindowsPartition -DiskNumber $DiskNumber
    $system = Get-Partition -DiskNumber $DiskNumber | Where-Object -FilterScript {
        if ($Generation -eq 2) { $_.GptType -eq $systemType } else { $_.IsActive } } | Select-Object -First 1
    if ($null -eq $system -or $null -eq $windows) {
        $message = "Disk $DiskNumber has no partition to boot from, or none with Windows."
        throw (New-Refusal -Code 'NO_WINDOWS_ON_DISK' -Message $message -Remedy 'Make the disk again.')
    }
    $failure = $null
    $given = @()
    $lock = Lock-Machine -Name 'letter'
    try {
        $source = Add-PartitionLetter -DiskNumber $DiskNumber -PartitionNumber $windows.PartitionNumber
        $given += $source
        $target = $source
        if ($system.PartitionNumber -ne $windows.PartitionNumber) {
            $target = Add-PartitionLetter -DiskNumber $DiskNumber -PartitionNumber $system.PartitionNumber
            $given += $target
        }
        $from = $source.Root.Substring(0, 2)
        $to = $target.Root.Substring(0, 2)
        $firmware = 'BIOS'
        $needed = 'bootmgr', 'Boot\BCD'
        if ($Generation -eq 2) {
            $firmware = 'UEFI'
            $needed = 'EFI\Microsoft\Boot\bootmgfw.efi', 'EFI\Microsoft\Boot\BCD'
            # The bcdboot of later Windows does not make this folder; where it is missing, it writes no boot manager.
            [void](New-Item -Path "$to\EFI\Microsoft\Boot" -ItemType 'Directory' -Force)
        }
        $order = @("$from\Windows", '/s', $to, '/f', $firmware)
        try {
            [void](Invoke-NativeProgram -Path $bcdboot -Argument $order)
        }
        catch {
            $own = "$from\Windows\System32\bcdboot.exe"
            if (-not (Test-Path -LiteralPath $own -PathType Leaf)) {
                throw
            }
            Write-Warning -Message "The bcdboot of this machine failed, that of the image is used: $_"
            [void](Invoke-NativeProgram -Path $own -Argument $order)
        }
        foreach ($file in $needed) {
            if (-not (Test-Path -LiteralPath (Join-Path -Path "$to\" -ChildPath $file) -PathType Leaf)) {
                throw (New-Refusal -Code 'BOOT_FILES_MISSING' -Message "bcdboot reported success, but '$file' is not on the system partition.")
            }
        }
        # Read again, for the letter that it has by now.
        $lettered = Get-Partition -DiskNumber $DiskNumber -PartitionNumber $windows.PartitionNumber
        Assert-BootStore -Store "$to\$($needed[1])" -Partition $lettered
    }
    catch {
        $failure = $_
        throw
    }
    finally {
        try {
            Remove-PartitionLetter -Letter $given -Failure $failure
        }
        finally {
            Unlock-Machine -Lock $lock
        }
    }
}
