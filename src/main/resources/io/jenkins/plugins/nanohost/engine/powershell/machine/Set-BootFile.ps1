function Set-BootFile {
    <#
    .SYNOPSIS
    Writes the boot files of a disk's Windows into the partition that its firmware boots from.

    .DESCRIPTION
    That is the EFI system partition for Generation 2, the active one, where Windows is too, for Generation 1. bcdboot takes
    a drive letter for it and no folder. It gets one for that moment, under a lock of the
    machine, so that builds at the same time do not fight for letters.

    .PARAMETER DiskNumber
    The disk.

    .PARAMETER Windows
    Where its Windows partition is reached.

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
        [string]
        $Windows,

        [Parameter(Mandatory = $true)]
        [int]
        $Generation
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $systemType = '{c12a7328-f81f-11d2-ba4b-00a0c93ec93b}'
    $bcdboot = Join-Path -Path $env:SystemRoot -ChildPath 'System32\bcdboot.exe'
    $failure = $null
    $letter = ''
    $lock = Lock-Machine -Name 'letter'
    try {
        $system = Get-Partition -DiskNumber $DiskNumber | Where-Object -FilterScript {
            if ($Generation -eq 2) { $_.GptType -eq $systemType } else { $_.IsActive } } | Select-Object -First 1
        if ($null -eq $system) {
            throw (New-Refusal -Message "Disk $DiskNumber has no partition to boot from." -Remedy 'Make the disk anew.')
        }
        $number = $system.PartitionNumber
        # Other programs take letters without our lock.
        for ($try = 1; $letter -eq '' -and $try -le 20; $try++) {
            try {
                Add-PartitionAccessPath -DiskNumber $DiskNumber -PartitionNumber $number -AssignDriveLetter
            }
            catch {
                if ($try -eq 20) {
                    throw
                }
                Write-Verbose -Message "No drive letter yet: $_"
                Start-Sleep -Milliseconds 500
            }
            # After an error too: a letter that appears late makes the next call for one fail.
            $paths = @((Get-Partition -DiskNumber $DiskNumber -PartitionNumber $number).AccessPaths)
            # As text: what an empty pipeline gives is cast to null, and not to ''.
            $letter = "$($paths | Where-Object -FilterScript { $_ -match '^[A-Za-z]:\\?$' } | Select-Object -First 1)"
        }
        if ($letter -eq '') {
            throw (New-Refusal -Message 'The system partition got no drive letter.' -Remedy 'Is a letter free on this machine?')
        }
        $folder = Join-Path -Path $Windows -ChildPath 'Windows'
        $target = $letter.Substring(0, 2)
        $firmware = 'BIOS'
        $needed = 'bootmgr', 'Boot\BCD'
        if ($Generation -eq 2) {
            $firmware = 'UEFI'
            $needed = 'EFI\Microsoft\Boot\bootmgfw.efi', 'EFI\Microsoft\Boot\BCD'
        }
        [void](Invoke-NativeProgram -Path $bcdboot -Argument @($folder, '/s', $target, '/f', $firmware))
        # A session that is older than a drive does not know it before it has looked.
        [void](Get-PSDrive -PSProvider 'FileSystem')
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
        if ($letter -ne '') {
            Invoke-Cleanup -Failure $failure -Action {
                Remove-PartitionAccessPath -DiskNumber $DiskNumber -PartitionNumber $number -AccessPath $letter
            }
        }
        Unlock-Machine -Lock $lock
    }
}
