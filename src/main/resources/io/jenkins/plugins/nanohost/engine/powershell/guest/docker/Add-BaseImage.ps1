function Add-BaseImage {
    <#
    .SYNOPSIS
    Loads or installs a base image from a file in the guest. This takes minutes.

    .PARAMETER Path
    The file.

    .PARAMETER Kind
    'archive', for docker load, or 'wim', for Install-ContainerOSImage.

    .PARAMETER Part
    Of an archive, what is loaded: Offset and Manifest, as Copy-ArchivePart takes them; the whole archive if Offset is 0.

    .OUTPUTS
    Changed, Note.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [ValidateSet('archive', 'wim')]
        [string]
        $Kind,

        [Parameter(Mandatory = $true)]
        [object]
        $Part
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if ($Kind -eq 'archive') {
        $before = @(Get-DockerImage -Recipe 'service')
        $archive = $Path
        if ($Part.Offset -gt 0) {
            $archive = "$Path.part"
            Copy-ArchivePart -Path $Path -Destination $archive -Offset $Part.Offset -Manifest $Part.Manifest
        }
        $answer = Invoke-DockerClient -Recipe 'service' -Argument 'load', '-i', $archive
        if ($archive -ne $Path) {
            Remove-Item -LiteralPath $archive -Force
        }
        if ($answer.ExitCode -ne 0) {
            throw (New-Refusal -Code 'IMAGE_NOT_LOADED' -Message "docker load of '$Path' ended with exit code $($answer.ExitCode): $($answer.Text)")
        }
        $after = @(Get-DockerImage -Recipe 'service')
        if ($after.Count -eq 0) {
            throw (New-Refusal -Code 'IMAGE_NOT_LISTED' -Message "Docker lists no image after it loaded '$Path': $($answer.Text)")
        }
        $verb = 'loaded'
    }
    else {
        # Ignored: this asks whether it is there.
        if ($null -eq (Get-Command -Name 'Install-ContainerOSImage' -ErrorAction 'Ignore')) {
            $message = 'Install-ContainerOSImage is not in this guest.'
            throw (New-Refusal -Code 'NO_CONTAINERS_PACKAGE' -Message $message -Remedy 'Add the package Containers to the base disk.')
        }
        $before = @(Get-ContainerImage | ForEach-Object -Process { "$($_.Name):$($_.Version)" })
        if ($before.Count -gt 0) {
            return [pscustomobject]@{ Changed = $false; Note = "$($before -join ', ') is there" }
        }
        [void](Install-ContainerOSImage -WimPath $Path -Force)
        $after = @(Wait-ContainerImage)
        $verb = 'installed'
    }
    $fresh = @($after | Where-Object -FilterScript { $before -notcontains $_ })
    if ($fresh.Count -eq 0) {
        return [pscustomobject]@{ Changed = $false; Note = "$($after -join ', ') is there" }
    }
    [pscustomobject]@{ Changed = $true; Note = "$verb $($fresh -join ', ')" }
}
