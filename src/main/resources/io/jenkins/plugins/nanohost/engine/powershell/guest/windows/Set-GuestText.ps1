function Set-GuestText {
    <#
    .SYNOPSIS
    Writes a text file as UTF-8 without a byte order mark.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Text
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $folder = Split-Path -Path $Path -Parent
    [void](New-Item -Path $folder -ItemType 'Directory' -Force)
    # Through the item: its full name is a path that .NET knows, even where the drive exists only in PowerShell.
    $place = Join-Path -Path (Get-Item -LiteralPath $folder).FullName -ChildPath (Split-Path -Path $Path -Leaf)
    [System.IO.File]::WriteAllText($place, $Text, (New-Object -TypeName 'System.Text.UTF8Encoding' -ArgumentList $false))
}
