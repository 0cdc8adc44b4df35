function New-HostDisk {
    <#
    .SYNOPSIS
    Makes a host disk from a base disk, and puts the files of its first boot into it.

    .DESCRIPTION
    The disk is made under its partial name, and renamed when it is whole.

    .PARAMETER Path
    The path of the disk.

    .PARAMETER BasePath
    The base disk.

    .PARAMETER Kind
    'differencing' or 'copy'.

    .PARAMETER OfflineAnswers
    The answer file's XML that is applied to the disk now, and does not stay in it; empty: nothing is applied.

    .PARAMETER BootAnswers
    The answer file's XML that Windows finds at its first boot; empty: there is none.

    .PARAMETER SetupComplete
    The text of SetupComplete.cmd, ASCII.

    .PARAMETER DomainBlob
    The file on this machine that djoin /Provision wrote; empty: the guest joins no domain.

    .PARAMETER Files
    What is copied into the disk: objects with source, a file on this machine, and destination, C:\... in the guest.

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
        [AllowEmptyString()]
        [string]
        $OfflineAnswers,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $BootAnswers,

        [Parameter(Mandatory = $true)]
        [string]
        $SetupComplete,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $DomainBlob,

        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [object[]]
        $Files
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if ($SetupComplete -cmatch '[^\x00-\x7f]') {
        throw (New-Refusal -Message 'SetupComplete.cmd is not ASCII: cmd would read it in another code page.')
    }
    Assert-AnswerFile -Text $OfflineAnswers
    Assert-AnswerFile -Text $BootAnswers
    if ([System.IO.Path]::GetExtension($Path) -ne [System.IO.Path]::GetExtension($BasePath)) {
        $message = "Disk '$Path' cannot be made from '$BasePath': its format is another one."
        throw (New-Refusal -Message $message -Remedy 'Give both the same ending.')
    }
    if ($DomainBlob -ne '' -and -not (Test-Path -LiteralPath $DomainBlob -PathType Leaf)) {
        throw (New-Refusal -Message "There is no domain blob '$DomainBlob'." -Remedy 'Name the file that djoin /Provision wrote.')
    }
    $partial = Get-PartialPath -Path $Path
    Assert-DiskFile -Path $partial -Files $Files
    [void](Clear-DiskPlace -Path $Path)
    Assert-DiskChain -Path $BasePath
    $failure = $null
    $whole = $false
    $lock = $null
    $answers = ''
    try {
        Write-Progress -Activity "Making $partial" -PercentComplete 0
        if ($Kind -eq 'copy') {
            Copy-WholeFile -Source $BasePath -Destination $partial
        }
        else {
            [void](Hyper-V\New-VHD -Path $partial -ParentPath $BasePath -Differencing)
        }
        # The disks of one family, copies too, have the same identifiers, so only one host disk is mounted at a time.
        $lock = Lock-Machine -Name 'disk'
        $number = Mount-Disk -Path $partial
        $windows = Open-WindowsPartition -Path $partial -DiskNumber $number

        Write-Progress -Activity 'Applying the answer file' -PercentComplete 60
        Use-OfflineAnswer -Windows $windows -Answers $OfflineAnswers
        if ($DomainBlob -ne '') {
            Write-Progress -Activity 'Joining the domain' -PercentComplete 70
            Join-OfflineDomain -Windows $windows -Blob $DomainBlob
        }
        $scripts = Join-Path -Path $windows -ChildPath 'Windows\Setup\Scripts'
        [void](New-Item -Path $scripts -ItemType 'Directory' -Force)
        $commands = Join-Path -Path $scripts -ChildPath 'SetupComplete.cmd'
        [System.IO.File]::WriteAllText($commands, $SetupComplete, [System.Text.Encoding]::ASCII)
        [void](Copy-DiskFile -Windows $windows -Files $Files)
        if ($BootAnswers -ne '') {
            # Last, since they may hold the password: what fails before this leaves no password in a disk.
            $utf8 = New-Object -TypeName 'System.Text.UTF8Encoding' -ArgumentList $false
            $answers = Join-Path -Path $windows -ChildPath 'Windows\Panther\unattend.xml'
            [System.IO.File]::WriteAllText($answers, $BootAnswers, $utf8)
        }

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
            if ($answers -ne '') {
                # When the disk file is deleted, its bytes stay on the machine's own disk.
                Invoke-Cleanup -Failure $failure -Action { Clear-SecretFile -Path $answers }
            }
            Invoke-Cleanup -Failure $failure -Action { Remove-PartialDisk -Path $partial }
        }
        if ($null -ne $lock) {
            Unlock-Machine -Lock $lock
        }
    }
}
