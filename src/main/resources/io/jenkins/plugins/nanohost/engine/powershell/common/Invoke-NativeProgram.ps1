function Invoke-NativeProgram {
    <#
    .SYNOPSIS
    Runs a program and returns its standard output, line by line; throws when its exit code means a failure.

    .DESCRIPTION
    The program gets an empty standard input, since otherwise it would read the requests of the session. Text on standard
    error is not a failure by itself: it is shown with the exit code when the exit code means a failure.

    .PARAMETER Path
    The absolute path of the program.

    .PARAMETER Argument
    Its arguments; none may hold a quotation mark, since Windows PowerShell 5.1 passes those on wrongly.

    .PARAMETER AllowedExitCode
    Exit codes that are no failure.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter()]
        [string[]]
        $Argument = @(),

        [Parameter()]
        [int[]]
        $AllowedExitCode = @(0)
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if (-not (Test-Path -LiteralPath $Path -PathType Leaf)) {
        throw (New-Refusal -Code 'PROGRAM_MISSING' -Message "There is no program '$Path'." -Remedy 'Is it staged, and is Windows whole?')
    }
    # 5.1 makes an error record of each line on a redirected standard error: under 'Stop' the first one would end this.
    $ErrorActionPreference = 'Continue'
    $written = @($null | & $Path @Argument 2>&1)
    $exitCode = $LASTEXITCODE
    $ErrorActionPreference = 'Stop'

    if ($AllowedExitCode -notcontains $exitCode) {
        $name = Split-Path -Path $Path -Leaf
        $end = @($written | Select-Object -Last 10 | ForEach-Object -Process { ([string]$_).Trim() }) -join ' '
        throw (New-Refusal -Code 'PROGRAM_FAILED' -Message "$name ended with exit code ${exitCode}: $end")
    }
    foreach ($line in $written) {
        if ($line -isnot [System.Management.Automation.ErrorRecord]) {
            [string]$line
        }
    }
}
