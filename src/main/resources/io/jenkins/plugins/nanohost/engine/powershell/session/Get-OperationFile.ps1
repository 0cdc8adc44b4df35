function Get-OperationFile {
    <#
    .SYNOPSIS
    Finds the files of the functions that an operation may use: those of each folder except 'session' and 'guest'.

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
    foreach ($folder in Get-ChildItem -LiteralPath $Path -Directory) {
        if (@('session', 'guest') -notcontains $folder.Name) {
            foreach ($file in Get-ChildItem -LiteralPath $folder.FullName -Filter '*.ps1' -File) {
                $known.Add($file.BaseName, [pscustomobject]@{ Path = $file.FullName; Callable = ($folder.Name -eq 'machine') })
            }
        }
    }
    $known
}
