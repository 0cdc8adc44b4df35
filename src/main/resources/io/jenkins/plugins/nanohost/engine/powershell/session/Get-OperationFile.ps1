function Get-OperationFile {
    <#
    .SYNOPSIS
    Finds the files of the functions that an operation may use, in the folders 'machine' and 'guest'.

    .OUTPUTS
    A dictionary: the function's name to an object with Path and Callable; a request can ask only for what is in 'machine'.
    #>
    [CmdletBinding()]
    [OutputType([hashtable])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $known = @{}
    foreach ($folder in 'machine', 'guest') {
        $place = Join-Path -Path $Path -ChildPath $folder
        if (Test-Path -LiteralPath $place -PathType Container) {
            foreach ($file in Get-ChildItem -LiteralPath $place -Filter '*.ps1' -File) {
                $known.Add($file.BaseName, [pscustomobject]@{ Path = $file.FullName; Callable = ($folder -eq 'machine') })
            }
        }
    }
    $known
}
