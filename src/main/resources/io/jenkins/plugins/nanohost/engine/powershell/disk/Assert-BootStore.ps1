function Assert-BootStore {
    <#
    .SYNOPSIS
    Refuses a boot store whose default entry does not load Windows from the disk that it is on.

    .DESCRIPTION
    bcdboot may report success and leave the place of Windows unknown, or name another disk; such a disk does not boot. A
    partition without a drive letter is shown by its device (partition=\Device\HarddiskVolume3). That of Windows has a letter
    here, so this is another one, or the letter was taken away meanwhile.
    bcdedit prints the names and values that are read here in no language. A value of another kind is only told, since it
    may be right.

    .PARAMETER Store
    The file of the store.

    .PARAMETER Partition
    The Windows partition, with its drive letter and its other paths.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Store,

        [Parameter(Mandatory = $true)]
        [object]
        $Partition
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $bcdedit = Join-Path -Path $env:SystemRoot -ChildPath 'System32\bcdedit.exe'
    $lines = @(Invoke-NativeProgram -Path $bcdedit -Argument @('/store', $Store, '/enum', '{default}', '/v'))
    $found = @($lines | Where-Object -FilterScript { $_ -match '^(device|osdevice)\s+\S' })
    if ($found.Count -lt 2) {
        Write-Warning -Message "bcdedit shows no device of the boot entry in '$Store': $($lines -join ' ')"
    }
    $own = @($Partition.AccessPaths | ForEach-Object -Process { "partition=$($_.TrimEnd('\'))" })
    foreach ($line in $found) {
        $name, $device = $line.Trim() -split '\s+', 2
        if ($device -eq 'unknown' -or ($device -like 'partition=*' -and $own -notcontains $device)) {
            $message = "The boot entry that bcdboot wrote does not lead to Windows on its disk: $name is '$device', not '$($own -join "' or '")'."
            $remedy = 'Run it again; if it stays so, use a machine with another Windows.'
            if ($device -like 'partition=\Device\*') {
                $remedy = 'That partition has no drive letter, and Windows'' had one. Run it again while no other program, such ' +
                    'as a backup, takes letters away; if it stays so, use a machine with another Windows.'
            }
            throw (New-Refusal -Code 'BOOT_ENTRY_WRONG' -Message $message -Remedy $remedy)
        }
        if ($device -notlike 'partition=*') {
            Write-Warning -Message "The boot entry names Windows by $name '$device'"
        }
    }
}
