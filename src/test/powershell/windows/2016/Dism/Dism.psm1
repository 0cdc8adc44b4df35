function Add-WindowsPackage {
    [CmdletBinding(SupportsShouldProcess = $False)]
    param(
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Offline')][switch]$IgnoreCheck,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Offline')][Alias('LL')][object]$LogLevel,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Offline')][Alias('LP')][string]$LogPath,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Offline')][switch]$NoRestart,
        [Parameter(ParameterSetName = 'Set0', Mandatory = $true)][switch]$Online,
        [Parameter(ParameterSetName = 'Set0', Mandatory = $true)][Parameter(ParameterSetName = 'Offline', Mandatory = $true)][string]$PackagePath,
        [Parameter(ParameterSetName = 'Offline', Mandatory = $true)][string]$Path,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Offline')][switch]$PreventPending,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Offline')][string]$ScratchDirectory,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Offline')][string]$SystemDrive,
        [Parameter(ParameterSetName = 'Set0')][Parameter(ParameterSetName = 'Offline')][string]$WindowsDirectory
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
        [Parameter(ParameterSetName = 'InputByFilePath')][Parameter(ParameterSetName = 'InputByFilePathAndName')][Parameter(ParameterSetName = 'InputByFilePathAndIndex')][Parameter(ParameterSetName = 'Set3')][Alias('LL')][object]$LogLevel,
        [Parameter(ParameterSetName = 'InputByFilePath')][Parameter(ParameterSetName = 'InputByFilePathAndName')][Parameter(ParameterSetName = 'InputByFilePathAndIndex')][Parameter(ParameterSetName = 'Set3')][Alias('LP')][string]$LogPath,
        [Parameter(ParameterSetName = 'Set3', Mandatory = $true)][switch]$Mounted,
        [Parameter(ParameterSetName = 'InputByFilePathAndName', Mandatory = $true)][string]$Name,
        [Parameter(ParameterSetName = 'InputByFilePath')][Parameter(ParameterSetName = 'InputByFilePathAndName')][Parameter(ParameterSetName = 'InputByFilePathAndIndex')][Parameter(ParameterSetName = 'Set3')][string]$ScratchDirectory
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Get-WindowsImage is not simulated' }
        Invoke-SimulatedCommand -Name 'Get-WindowsImage' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}

function Use-WindowsUnattend {
    [CmdletBinding(SupportsShouldProcess = $False)]
    param(
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Set1')][Alias('LL')][object]$LogLevel,
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Set1')][Alias('LP')][string]$LogPath,
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Set1')][switch]$NoRestart,
        [Parameter(ParameterSetName = 'Set1', Mandatory = $true)][switch]$Online,
        [Parameter(ParameterSetName = 'Offline', Mandatory = $true)][string]$Path,
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Set1')][string]$ScratchDirectory,
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Set1')][string]$SystemDrive,
        [Parameter(ParameterSetName = 'Offline', Mandatory = $true)][Parameter(ParameterSetName = 'Set1', Mandatory = $true)][string]$UnattendPath,
        [Parameter(ParameterSetName = 'Offline')][Parameter(ParameterSetName = 'Set1')][string]$WindowsDirectory
    )
    process {
        if (-not (Get-Command 'Invoke-SimulatedCommand' -ErrorAction Ignore)) { throw 'Use-WindowsUnattend is not simulated' }
        Invoke-SimulatedCommand -Name 'Use-WindowsUnattend' -Bound $PSBoundParameters -ParameterSet $PSCmdlet.ParameterSetName
    }
}
