function Import-GuestFunction {
    <#
    .SYNOPSIS
    Defines, in a guest's session, what runs there: the functions of the folder 'guest' and of those in it, and those of
    the folder 'common' that they use.

    .DESCRIPTION
    Only the text of these files is sent; values are sent as arguments.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Session
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $scripts = Split-Path -Path $PSScriptRoot -Parent
    $guest = Join-Path -Path $scripts -ChildPath 'guest'
    $files = @(Get-ChildItem -LiteralPath $guest -Filter '*.ps1' -File -Recurse | ForEach-Object -Process { $_.FullName })
    foreach ($name in 'New-Refusal', 'Invoke-NativeProgram') {
        $files += Join-Path -Path $scripts -ChildPath "common\$name.ps1"
    }
    $texts = @($files | ForEach-Object -Process { [System.IO.File]::ReadAllText($_) })
    Invoke-Command -Session $Session -ArgumentList (, $texts) -ScriptBlock {
        param ($Texts)
        foreach ($text in $Texts) {
            . ([scriptblock]::Create($text))
        }
        # For work that goes on beside a call, which starts without them.
        $global:NanoHostGuestScript = $Texts -join [System.Environment]::NewLine
        $VerbosePreference = 'Continue'
        $ErrorActionPreference = 'Stop'
    }
}
