function Test-GuestText {
    <#
    .SYNOPSIS
    Returns whether a file holds this text, as UTF-8.
    #>
    [CmdletBinding()]
    [OutputType([bool])]
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

    # Through the item: its full name is a path that .NET knows, even where the drive exists only in PowerShell.
    (Test-Path -LiteralPath $Path -PathType Leaf) -and
        [System.IO.File]::ReadAllText((Get-Item -LiteralPath $Path).FullName, [System.Text.Encoding]::UTF8) -ceq $Text
}
