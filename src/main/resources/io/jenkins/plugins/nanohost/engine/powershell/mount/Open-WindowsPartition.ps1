function Open-WindowsPartition {
    <#
    .SYNOPSIS
    Makes the Windows partition of a mounted disk reachable through an empty folder beside the disk file.

    .DESCRIPTION
    A folder, since drive letters run out, and builds at the same time would compete for them. Dismount-Disk removes it.

    .PARAMETER Path
    The mounted disk file.

    .PARAMETER DiskNumber
    Its number.

    .OUTPUTS
    The folder.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [int]
        $DiskNumber
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $partition = Get-WindowsPartition -DiskNumber $DiskNumber
    if ($null -eq $partition) {
        throw (New-Refusal -Code 'NO_WINDOWS_ON_DISK' -Message "There is no Windows partition on disk '$Path'." -Remedy 'Make the disk again.')
    }
    $folder = "$Path.mount"
    if (-not (Test-Path -LiteralPath $folder)) {
        [void](New-Item -Path $folder -ItemType 'Directory')
    }
    Add-PartitionAccessPath -DiskNumber $DiskNumber -PartitionNumber $partition.PartitionNumber -AccessPath $folder
    # Otherwise what goes into the folder would stay on the machine's own disk. Windows may show it late, as with letters.
    $place = @{ DiskNumber = $DiskNumber; PartitionNumber = $partition.PartitionNumber }
    for ($try = 1; $try -le 20; $try++) {
        $paths = @(@((Get-Partition @place).AccessPaths) | ForEach-Object -Process { ([string]$_).TrimEnd('\') })
        if ($paths -contains $folder) {
            return $folder
        }
        Start-Sleep -Milliseconds 500
    }
    $message = "The Windows partition of disk '$Path' cannot be reached through '$folder'."
    throw (New-Refusal -Code 'NO_ACCESS_PATH' -Message $message -Remedy 'Is the folder on a volume with NTFS?')
}
