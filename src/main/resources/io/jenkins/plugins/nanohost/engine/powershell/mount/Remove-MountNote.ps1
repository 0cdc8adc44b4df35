function Remove-MountNote {
    <#
    .SYNOPSIS
    Deletes the note of a mount that this session has undone.
    #>
    [CmdletBinding()]
    [OutputType([void])]
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

    $known = Get-MountNote
    $file = Resolve-MountNote -Kind $Kind -Path $Path
    if ($known.ContainsKey($file)) {
        Close-MountNote -File $file -Stream $known[$file].Stream
        $known.Remove($file)
    }
}
