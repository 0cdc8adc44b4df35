function Install-WindowsImage {
    <#
    .SYNOPSIS
    Applies an image to the Windows partition of a mounted disk, and adds packages, updates, drivers and features to it.

    .DESCRIPTION
    In this order, since an update changes only what is there already. What was added is checked again before the disk
    counts as whole: some calls of DISM report success and have done nothing.

    .PARAMETER Windows
    The folder through which the Windows partition is reached.

    .PARAMETER Image
    The WIM.

    .PARAMETER Index
    The image in it.

    .PARAMETER Cabinets
    Packages and updates, in their order.

    .PARAMETER Drivers
    INF files, and folders with INF files.

    .PARAMETER Features
    Names of optional features.

    .PARAMETER UpdateFolder
    A folder that is not there yet, for copies of updates; it is deleted again.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Windows,

        [Parameter(Mandatory = $true)]
        [string]
        $Image,

        [Parameter(Mandatory = $true)]
        [int]
        $Index,

        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [string[]]
        $Cabinets,

        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [string[]]
        $Drivers,

        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [string[]]
        $Features,

        [Parameter(Mandatory = $true)]
        [string]
        $UpdateFolder
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    Write-Progress -Activity "Applying image $Index of $Image" -PercentComplete 10
    Invoke-ImageServicing -What "Image $Index of '$Image' was not applied" -Action {
        Expand-WindowsImage -ImagePath $Image -Index $Index -ApplyPath $Windows
    }
    if (-not (Test-Path -LiteralPath (Join-Path -Path $Windows -ChildPath 'Windows\System32') -PathType Container)) {
        throw (New-Refusal -Code 'NO_WINDOWS_ON_DISK' -Message "There is no Windows on the disk after image $Index of '$Image' was applied.")
    }

    $steps = $Cabinets.Count + $Drivers.Count + $Features.Count
    $step = 0
    # From this build on a cumulative update may build on others, the checkpoints. Updates of .NET have names of their own.
    $alone = @($Cabinets | Where-Object -FilterScript { $_ -match '\.msu$' })
    if ($alone.Count -gt 0 -and ([version](Get-WindowsImage -ImagePath $Image -Index $Index).Version).Build -lt 26100) {
        $alone = @()
    }
    $cumulative = @($alone | Where-Object -FilterScript { $_ -notmatch '-ndp\d+' })
    foreach ($cabinet in $Cabinets) {
        Write-Progress -Activity "Adding $cabinet" -PercentComplete (60 + [int](30 * $step++ / $steps))
        if ($cumulative -contains $cabinet) {
            if ($cabinet -eq $cumulative[-1]) {
                Add-CheckpointUpdate -Windows $Windows -Updates $cumulative -Folder $UpdateFolder
            }
            continue
        }
        if ($alone -contains $cabinet) {
            Add-CheckpointUpdate -Windows $Windows -Updates $cabinet -Folder $UpdateFolder
            continue
        }
        Invoke-ImageServicing -What "'$cabinet' was not added" -Action {
            Add-WindowsPackage -Path $Windows -PackagePath $cabinet
        }
    }
    foreach ($driver in $Drivers) {
        Write-Progress -Activity "Adding driver $driver" -PercentComplete (60 + [int](30 * $step++ / $steps))
        Invoke-ImageServicing -What "Driver '$driver' was not added" -Action {
            Add-WindowsDriver -Path $Windows -Driver $driver -Recurse:(Test-Path -LiteralPath $driver -PathType Container)
        }
    }
    foreach ($feature in $Features) {
        Write-Progress -Activity "Enabling feature $feature" -PercentComplete (60 + [int](30 * $step++ / $steps))
        Invoke-ImageServicing -What "Feature '$feature' was not enabled" -Action {
            Enable-WindowsOptionalFeature -Path $Windows -FeatureName $feature -All
        }
    }

    # DISM can show the state of a cabinet in the image, but not the state of an .msu.
    foreach ($cabinet in @($Cabinets | Where-Object -FilterScript { $_ -match '\.cab$' })) {
        $state = [string](Get-WindowsPackage -Path $Windows -PackagePath $cabinet).PackageState
        if (@('Installed', 'InstallPending', 'Superseded') -notcontains $state) {
            throw (New-Refusal -Code 'SERVICING_WITHOUT_EFFECT' -Message "'$cabinet' was added without an error, and its state is $state." -Remedy 'See the log of DISM.')
        }
    }
    foreach ($feature in $Features) {
        $state = [string](Get-WindowsOptionalFeature -Path $Windows -FeatureName $feature).State
        if (@('Enabled', 'EnablePending') -notcontains $state) {
            throw (New-Refusal -Code 'SERVICING_WITHOUT_EFFECT' -Message "Feature '$feature' was enabled without an error, and its state is $state." -Remedy 'See the log of DISM.')
        }
    }
}
