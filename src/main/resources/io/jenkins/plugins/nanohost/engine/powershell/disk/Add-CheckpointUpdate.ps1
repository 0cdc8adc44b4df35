function Add-CheckpointUpdate {
    <#
    .SYNOPSIS
    Adds an update of Windows 24H2, Windows Server 2025 or later to an image, with the updates that it builds on.

    .DESCRIPTION
    DISM looks for them in the folder of the update, and no other .msu may be there. So they are copied into a folder of
    their own, and only the last one is named to DISM. The folder is deleted afterwards; if the session dies before that,
    Remove-PartialDisk deletes it.

    .PARAMETER Windows
    The folder through which the Windows partition is reached.

    .PARAMETER Updates
    The files; the last one is the update itself.

    .PARAMETER Folder
    The folder that they are copied into; it is not there yet.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Windows,

        [Parameter(Mandatory = $true)]
        [string[]]
        $Updates,

        [Parameter(Mandatory = $true)]
        [string]
        $Folder
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $failure = $null
    try {
        [void](New-Item -Path $Folder -ItemType 'Directory')
        foreach ($update in $Updates) {
            $copy = Join-Path -Path $Folder -ChildPath (Split-Path -Path $update -Leaf)
            Copy-WholeFile -Source $update -Destination $copy
        }
        Write-Progress -Activity "Adding $($Updates[-1])" -PercentComplete 70
        Invoke-ImageServicing -What "'$($Updates -join "', '")' was not added" -Action {
            Add-WindowsPackage -Path $Windows -PackagePath $copy
        }
    }
    catch {
        $failure = $_
        throw
    }
    finally {
        Invoke-Cleanup -Failure $failure -Action { Remove-Item -LiteralPath $Folder -Recurse -Force }
    }
}
