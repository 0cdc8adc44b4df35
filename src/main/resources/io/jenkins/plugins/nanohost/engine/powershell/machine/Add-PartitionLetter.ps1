function Add-PartitionLetter {
    <#
    .SYNOPSIS
    Gives a partition a drive letter, for programs that take no folder.

    .DESCRIPTION
    Who calls it holds the machine's lock 'letter', and takes the letter away again.

    .OUTPUTS
    The letter as an access path, for example E:\.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory = $true)]
        [int]
        $DiskNumber,

        [Parameter(Mandatory = $true)]
        [int]
        $PartitionNumber
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $letter = ''
    # Other programs take letters without our lock.
    for ($try = 1; $letter -eq '' -and $try -le 20; $try++) {
        try {
            Add-PartitionAccessPath -DiskNumber $DiskNumber -PartitionNumber $PartitionNumber -AssignDriveLetter
        }
        catch {
            if ($try -eq 20) {
                throw
            }
            Write-Verbose -Message "No drive letter yet: $_"
            Start-Sleep -Milliseconds 500
        }
        # After an error too: a letter that appears late makes the next call for one fail.
        $paths = @((Get-Partition -DiskNumber $DiskNumber -PartitionNumber $PartitionNumber).AccessPaths)
        # As text: what an empty pipeline gives is cast to null, and not to ''.
        $letter = "$($paths | Where-Object -FilterScript { $_ -match '^[A-Za-z]:\\?$' } | Select-Object -First 1)"
    }
    if ($letter -eq '') {
        $message = "Partition $PartitionNumber of disk $DiskNumber got no drive letter."
        throw (New-Refusal -Message $message -Remedy 'Is a letter free on this machine?')
    }
    # A session that is older than a drive does not know it before it has looked.
    [void](Get-PSDrive -PSProvider 'FileSystem')
    $letter
}
