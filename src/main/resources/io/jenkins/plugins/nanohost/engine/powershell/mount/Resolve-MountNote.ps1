function Resolve-MountNote {
    <#
    .SYNOPSIS
    Returns the path of the note for the mount of a disk or disc.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('disk', 'media')]
        [string]
        $Kind,

        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $folder = Join-Path -Path $env:ProgramData -ChildPath 'NanoContainerHost\mounts'
    Join-Path -Path $folder -ChildPath "$(ConvertTo-LockName -Kind $Kind -Path $Path).txt"
}
