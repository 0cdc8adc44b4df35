function Set-BootFile {
    <#
    .SYNOPSIS
    Writes the boot files of a disk's Windows into its EFI system partition.

    .DESCRIPTION
    bcdboot takes a drive letter for that partition and no folder. It gets one for that moment, under a lock of the
    machine, so that builds at the same time do not fight for letters.

    .PARAMETER DiskNumber
    The disk.

    .PARAMETER Windows
    Where its Windows partition is reached.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [int]
        $DiskNumber,

        [Parameter(Mandatory = $true)]
        [string]
        $Windows
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $systemType = '{c12a7328-f81f-11d2-ba4b-00a0c93ec93b}'
    $bcdboot = Join-Path -Path $env:SystemRoot -ChildPath 'System32\bcdboot.exe'
    $failure = $null
    $letter = ''
    $lock = Lock-Machine -Name 'letter'
    try {
        $system = Get-Partition -DiskNumber $DiskNumber | Where-Object -FilterScript { $_.GptType -eq $systemType }
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
            throw (New-Refusal -Message 'The EFI system partition got no drive letter.' -Remedy 'Is a letter free on this machine?')
        }
        $folder = Join-Path -Path $Windows -ChildPath 'Windows'
        $target = $letter.Substring(0, 2)
        [void](Invoke-NativeProgram -Path $bcdboot -Argument @($folder, '/s', $target, '/f', 'UEFI'))
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
