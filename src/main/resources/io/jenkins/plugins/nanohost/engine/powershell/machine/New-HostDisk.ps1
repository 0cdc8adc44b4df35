function New-HostDisk {
    <#
    .SYNOPSIS
    Makes a host disk from a base disk, and puts the files of its first boot into it.

    .PARAMETER Path
    Where the disk shall be.

    .PARAMETER BasePath
    The base disk.

    .PARAMETER Kind
    'differencing' or 'copy'.

    .PARAMETER Unattend
    The answer file's XML. It is written into the disk and nowhere else, since it holds the password.

    .PARAMETER SetupComplete
    The text of SetupComplete.cmd, ASCII.

    .OUTPUTS
    The disk: Path, FileBytes.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [string]
        $BasePath,

        [Parameter(Mandatory = $true)]
        [ValidateSet('differencing', 'copy')]
        [string]
        $Kind,

        [Parameter(Mandatory = $true)]
        [string]
        $Unattend,

        [Parameter(Mandatory = $true)]
        [string]
        $SetupComplete
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if ($SetupComplete -cmatch '[^\x00-\x7f]') {
        throw (New-Refusal -Message 'SetupComplete.cmd is not ASCII: cmd would read it in another code page.')
    }
    $place = Clear-DiskPlace -Path $Path
    $partial = $place.Partial
    Assert-DiskChain -Path $BasePath
    $failure = $null
    $whole = $false
    # Disks of one family have the same identifiers, copies too, so one disk of a host is mounted at a time.
    $lock = Lock-Machine -Name 'disk'
    try {
        Write-Progress -Activity "Making $partial" -PercentComplete 0
        if ($Kind -eq 'copy') {
            Copy-WholeFile -Source $BasePath -Destination $partial
        }
        else {
            [void](Hyper-V\New-VHD -Path $partial -ParentPath $BasePath -Differencing)
        }
        $number = Mount-Disk -Path $partial
        $windows = Open-WindowsPartition -Path $partial -DiskNumber $number

        Write-Progress -Activity 'Applying the answer file' -PercentComplete 60
        $panther = Join-Path -Path $windows -ChildPath 'Windows\Panther'
        [void](New-Item -Path $panther -ItemType 'Directory' -Force)
        $answers = Join-Path -Path $panther -ChildPath 'unattend.xml'
        $utf8 = New-Object -TypeName 'System.Text.UTF8Encoding' -ArgumentList $false
        [System.IO.File]::WriteAllText($answers, $Unattend, $utf8)
        [void](Use-WindowsUnattend -Path $windows -UnattendPath $answers)
        $scripts = Join-Path -Path $windows -ChildPath 'Windows\Setup\Scripts'
        [void](New-Item -Path $scripts -ItemType 'Directory' -Force)
        $commands = Join-Path -Path $scripts -ChildPath 'SetupComplete.cmd'
        [System.IO.File]::WriteAllText($commands, $SetupComplete, [System.Text.Encoding]::ASCII)

        [void](Dismount-Disk -Path $partial)
        Move-Item -LiteralPath $partial -Destination $Path
        $whole = $true
        Write-Progress -Activity "Made $Path" -PercentComplete 100
        [pscustomobject]@{ Path = $Path; FileBytes = [long](Get-Item -LiteralPath $Path).Length }
    }
    catch {
        $failure = $_
        throw
    }
    finally {
        if (-not $whole) {
            Invoke-Cleanup -Failure $failure -Action { Remove-PartialDisk -Path $partial }
        }
        Unlock-Machine -Lock $lock
    }
}
