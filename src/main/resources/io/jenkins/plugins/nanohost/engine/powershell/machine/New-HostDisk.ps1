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
        throw (New-Refusal -Code 'GENERATED_TEXT_WRONG' -Message 'SetupComplete.cmd is not ASCII: cmd would read it in another code page.')
    }
    Assert-AnswerFile -Text $OfflineAnswers
    Assert-AnswerFile -Text $BootAnswers
    if ([System.IO.Path]::GetExtension($Path) -ne [System.IO.Path]::GetExtension($BasePath)) {
        $message = "Disk '$Path' cannot be made from '$BasePath': its format is another one."
        throw (New-Refusal -Code 'DISK_FORMATS_DIFFER' -Message $message -Remedy 'Give both the same ending.')
    }
    if ($DomainBlob -ne '' -and -not (Test-Path -LiteralPath $DomainBlob -PathType Leaf)) {
        throw (New-Refusal -Code 'SOURCE_MISSING' -Message "There is no domain blob '$DomainBlob'." -Remedy 'Name the file that djoin /Provision wrote.')
    }
    Assert-DiskFile -Path (Get-PartialPath -Path $Path) -Files $Files
    # In a table, since a variable that a script block assigns is gone when the block ends.
    $held = @{ Lock = $null; Answers = '' }
    $make = {
        param ($Partial)
        Assert-DiskChain -Path $BasePath
        Write-Progress -Activity "Making $Partial" -PercentComplete 0
        if ($Kind -eq 'copy') {
            Copy-WholeFile -Source $BasePath -Destination $Partial
        }
        # The disks of one family, copies too, have the same identifiers, so only one host disk is mounted at a time. Nor
        # can two children of one base disk be made at the same moment: it is in use then.
        $held.Lock = Lock-Machine -Name 'disk'
        if ($Kind -ne 'copy') {
            [void](Hyper-V\New-VHD -Path $Partial -ParentPath $BasePath -Differencing)
        }
        $number = Mount-Disk -Path $Partial
        $windows = Open-WindowsPartition -Path $Partial -DiskNumber $number

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
            $held.Answers = Join-Path -Path $windows -ChildPath 'Windows\Panther\unattend.xml'
            [System.IO.File]::WriteAllText($held.Answers, $BootAnswers, $utf8)
        }

        [void](Dismount-Disk -Path $Partial)
    }
    $undo = {
        if ($held.Answers -ne '') {
            # When the disk file is deleted, its bytes stay on the machine's own disk.
            Clear-SecretFile -Path $held.Answers
        }
    }
    try {
        New-WholeDisk -Path $Path -Make $make -Undo $undo
    }
    finally {
        if ($null -ne $held.Lock) {
            Unlock-Machine -Lock $held.Lock
        }
    }
}
