function Add-WindowsPackage {
    [CmdletBinding(SupportsShouldProcess = $False)]
    param(
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Online')][switch]$IgnoreCheck,
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Online')][Alias('LL')][object]$LogLevel,
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Online')][Alias('LP')][string]$LogPath,
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Online')][switch]$NoRestart,
        [Parameter(ParameterSetName = 'Online')][switch]$Online,
        [Parameter(ParameterSetName = 'Offline', Mandatory = $true)][Parameter(ParameterSetName = 'Online', Mandatory = $true)][string]$PackagePath,
        [Parameter(ParameterSetName = 'Offline', Mandatory = $true)][string]$Path,
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Online')][switch]$PreventPending,
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Online')][string]$ScratchDirectory,
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Online')][string]$SystemDrive,
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Online')][string]$WindowsDirectory
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Add-WindowsPackage is not simulated' }
        Invoke-SimulatedCommand -Name 'Add-WindowsPackage' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Expand-WindowsImage {
    [CmdletBinding(SupportsShouldProcess = $False)]
    param(
        [Parameter(ParameterSetName = 'InputByFilePathAndName', Mandatory = $true)][Parameter(ParameterSetName = 'InputByFilePathAndIndex', Mandatory = $true)][string]$ApplyPath,
        [Parameter(ParameterSetName = 'InputByFilePathAndName')][Parameter(ParameterSetName = 'InputByFilePathAndIndex')][switch]$CheckIntegrity,
        [Parameter(ParameterSetName = 'InputByFilePathAndName')][Parameter(ParameterSetName = 'InputByFilePathAndIndex')][switch]$Compact,
        [Parameter(ParameterSetName = 'InputByFilePathAndName')][Parameter(ParameterSetName = 'InputByFilePathAndIndex')][switch]$ConfirmTrustedFile,
        [Parameter(ParameterSetName = 'InputByFilePathAndName', Mandatory = $true)][Parameter(ParameterSetName = 'InputByFilePathAndIndex', Mandatory = $true)][string]$ImagePath,
        [Parameter(ParameterSetName = 'InputByFilePathAndIndex', Mandatory = $true)][uint32]$Index,
        [Parameter(ParameterSetName = 'InputByFilePathAndName')][Parameter(ParameterSetName = 'InputByFilePathAndIndex')][Alias('LL')][object]$LogLevel,
        [Parameter(ParameterSetName = 'InputByFilePathAndName')][Parameter(ParameterSetName = 'InputByFilePathAndIndex')][Alias('LP')][string]$LogPath,
        [Parameter(ParameterSetName = 'InputByFilePathAndName', Mandatory = $true)][string]$Name,
        [Parameter(ParameterSetName = 'InputByFilePathAndName')][Parameter(ParameterSetName = 'InputByFilePathAndIndex')][switch]$NoRpFix,
        [Parameter(ParameterSetName = 'InputByFilePathAndName')][Parameter(ParameterSetName = 'InputByFilePathAndIndex')][string]$ScratchDirectory,
        [Parameter(ParameterSetName = 'InputByFilePathAndName')][Parameter(ParameterSetName = 'InputByFilePathAndIndex')][string]$SplitImageFilePattern,
        [Parameter(ParameterSetName = 'InputByFilePathAndName')][Parameter(ParameterSetName = 'InputByFilePathAndIndex')][switch]$SupportEa,
        [Parameter(ParameterSetName = 'InputByFilePathAndName')][Parameter(ParameterSetName = 'InputByFilePathAndIndex')][switch]$Verify,
        [Parameter(ParameterSetName = 'InputByFilePathAndName')][Parameter(ParameterSetName = 'InputByFilePathAndIndex')][switch]$WIMBoot
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Expand-WindowsImage is not simulated' }
        Invoke-SimulatedCommand -Name 'Expand-WindowsImage' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Get-WindowsImage {
    [CmdletBinding(SupportsShouldProcess = $False)]
    param(
        [Parameter(ParameterSetName = 'InputByFilePath', Mandatory = $true)][Parameter(ParameterSetName = 'InputByFilePathAndName', Mandatory = $true)][Parameter(ParameterSetName = 'InputByFilePathAndIndex', Mandatory = $true)][string]$ImagePath,
        [Parameter(ParameterSetName = 'InputByFilePathAndIndex', Mandatory = $true)][uint32]$Index,
        [Parameter(ParameterSetName = 'InputByFilePath')][Parameter(ParameterSetName = 'InputByFilePathAndName')][Parameter(ParameterSetName = 'InputByFilePathAndIndex')][Parameter(ParameterSetName = 'InputByMounted')][Alias('LL')][object]$LogLevel,
        [Parameter(ParameterSetName = 'InputByFilePath')][Parameter(ParameterSetName = 'InputByFilePathAndName')][Parameter(ParameterSetName = 'InputByFilePathAndIndex')][Parameter(ParameterSetName = 'InputByMounted')][Alias('LP')][string]$LogPath,
        [Parameter(ParameterSetName = 'InputByMounted')][switch]$Mounted,
        [Parameter(ParameterSetName = 'InputByFilePathAndName', Mandatory = $true)][string]$Name,
        [Parameter(ParameterSetName = 'InputByFilePath')][Parameter(ParameterSetName = 'InputByFilePathAndName')][Parameter(ParameterSetName = 'InputByFilePathAndIndex')][Parameter(ParameterSetName = 'InputByMounted')][string]$ScratchDirectory
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Get-WindowsImage is not simulated' }
        Invoke-SimulatedCommand -Name 'Get-WindowsImage' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Use-WindowsUnattend {
    [CmdletBinding(SupportsShouldProcess = $False)]
    param(
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Online')][Alias('LL')][object]$LogLevel,
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Online')][Alias('LP')][string]$LogPath,
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Online')][switch]$NoRestart,
        [Parameter(ParameterSetName = 'Online')][switch]$Online,
        [Parameter(ParameterSetName = 'Offline', Mandatory = $true)][string]$Path,
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Online')][string]$ScratchDirectory,
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Online')][string]$SystemDrive,
        [Parameter(ParameterSetName = 'Offline', Mandatory = $true)][Parameter(ParameterSetName = 'Online', Mandatory = $true)][string]$UnattendPath,
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Online')][string]$WindowsDirectory
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Use-WindowsUnattend is not simulated' }
        Invoke-SimulatedCommand -Name 'Use-WindowsUnattend' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}
