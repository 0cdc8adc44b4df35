function Lock-Machine {
    <#
    .SYNOPSIS
    Takes a lock that holds on the whole machine; where another process has it, tells which one, and waits.

    .DESCRIPTION
    Given back by Unlock-Machine in the same operation. It is a file that is open for one process alone, so Windows gives
    it back when the process that has it dies. Who has it stands in a second file beside it.

    .PARAMETER Name
    What is locked, a word.

    .OUTPUTS
    The open file.
    #>
    [CmdletBinding()]
    [OutputType([System.IO.FileStream])]
    param (
        [Parameter(Mandatory = $true)]
        [ValidatePattern('^[0-9a-z-]+$')]
        [string]
        $Name
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $folder = Join-Path -Path $env:ProgramData -ChildPath 'NanoContainerHost\locks'
    [void](New-Item -Path $folder -ItemType 'Directory' -Force)
    $file = Join-Path -Path $folder -ChildPath "$Name.lock"
    $holder = Join-Path -Path $folder -ChildPath "$Name.txt"
    $told = ''
    $lock = Open-OwnFile -Path $file
    while ($null -eq $lock) {
        $who = 'another process'
        if (Test-Path -LiteralPath $holder -PathType Leaf) {
            $who = [string](Get-Content -LiteralPath $holder -Raw)
        }
        if ($who -ne $told) {
            Write-Verbose -Message "Waiting for the lock '$Name', which $who has"
            $told = $who
        }
        # A stop is heard between two short waits.
        Start-Sleep -Milliseconds 250
        $lock = Open-OwnFile -Path $file
    }
    $named = $false
    try {
        $now = [datetime]::UtcNow.ToString('u', [System.Globalization.CultureInfo]::InvariantCulture)
        [System.IO.File]::WriteAllText($holder, "process $PID since $now")
        $named = $true
    }
    finally {
        # Nobody would give it back before this process ends.
        if (-not $named) {
            $lock.Dispose()
        }
    }
    $lock
}
