function Add-DiskFile {
    <#
    .SYNOPSIS
    Copies files into a disk of a machine that is off. A file that is there with the same length and time is left.

    .PARAMETER Path
    The disk.

    .PARAMETER Files
    Objects with source, a file of this machine, and destination, C:\... in the guest.

    .OUTPUTS
    What was written: Files, Bytes.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [object[]]
        $Files
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    foreach ($file in $Files) {
        if (-not (Test-Path -LiteralPath $file.source -PathType Leaf)) {
            throw (New-Refusal -Message "There is no file '$($file.source)' to copy." -Remedy 'Name a file of this machine.')
        }
        if ($file.destination -notmatch '^[Cc]:\\.') {
            throw (New-Refusal -Message "'$($file.destination)' is no path on drive C: of the guest.")
        }
    }
    Assert-DiskChain -Path $Path
    $user = Get-DiskUser -Path $Path | Where-Object -FilterScript { [string]$_.State -ne 'Off' } | Select-Object -First 1
    if ($null -ne $user) {
        $message = "Disk '$Path' cannot be mounted: the VM '$($user.Name)' has it, and is not off."
        throw (New-Refusal -Message $message -Remedy 'Shut the VM down, or copy into the running guest.')
    }

    $written = 0
    $bytes = 0L
    $failure = $null
    $dismounted = $false
    $lock = Lock-Machine -Name 'disk'
    try {
        [void](Dismount-Disk -Path $Path)
        $number = Mount-Disk -Path $Path
        $windows = Open-WindowsPartition -Path $Path -DiskNumber $number
        foreach ($file in $Files) {
            $target = Join-Path -Path $windows -ChildPath ([string]$file.destination).Substring(3)
            $source = Get-Item -LiteralPath $file.source
            if (Test-Path -LiteralPath $target -PathType Leaf) {
                $there = Get-Item -LiteralPath $target
                if ($there.Length -eq $source.Length -and $there.LastWriteTimeUtc -eq $source.LastWriteTimeUtc) {
                    continue
                }
            }
            [void](New-Item -Path (Split-Path -Path $target -Parent) -ItemType 'Directory' -Force)
            Copy-WholeFile -Source $source.FullName -Destination $target
            $written++
            $bytes += $source.Length
        }
        [void](Dismount-Disk -Path $Path)
        $dismounted = $true
    }
    catch {
        $failure = $_
        throw
    }
    finally {
        if (-not $dismounted) {
            Invoke-Cleanup -Failure $failure -Action { Dismount-Disk -Path $Path }
        }
        Unlock-Machine -Lock $lock
    }
    [pscustomobject]@{ Files = $written; Bytes = $bytes }
}
