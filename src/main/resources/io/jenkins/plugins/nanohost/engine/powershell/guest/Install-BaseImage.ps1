function Install-BaseImage {
    <#
    .SYNOPSIS
    Loads or installs a base image from a file in the guest, beside the calls that ask for it.

    .PARAMETER Path
    The file.

    .PARAMETER Kind
    'archive', for docker load, or 'wim', for Install-ContainerOSImage.

    .PARAMETER Part
    Of an archive, what is loaded, as Add-BaseImage takes it.

    .PARAMETER Again
    Whether this call asks for the result of a call before it.

    .OUTPUTS
    Finished; Changed and Note, once it has.
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
        $Part,

        [Parameter(Mandatory = $true)]
        [bool]
        $Again
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) {
        throw (New-Refusal -Code 'IMAGE_NOT_STAGED' -Message "There is no file '$Path' in the guest." -Remedy 'Stage the base image first.')
    }
    $arguments = [ordered]@{ Path = $Path; Kind = $Kind; Part = $Part }
    $done = Invoke-DetachedWork -Function 'Add-BaseImage' -Arguments $arguments -Again $Again
    if ($null -eq $done) {
        return [pscustomobject]@{ Finished = $false; Changed = $false; Note = '' }
    }
    [pscustomobject]@{ Finished = $true; Changed = [bool]$done.Changed; Note = [string]$done.Note }
}
