function Lock-Machine {
    <#
    .SYNOPSIS
    Takes a lock of the whole machine; where another process has it, logs which process, and waits.

    .DESCRIPTION
    Unlock-Machine releases it in the same operation. The lock is a file that only one process can have open, so Windows
    releases it when that process dies. A second file beside it names the process that has the lock.

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
        # An operation can be stopped between two short waits.
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
        # Otherwise it would stay locked until this process ends.
        if (-not $named) {
            $lock.Dispose()
        }
    }
    $lock
}
