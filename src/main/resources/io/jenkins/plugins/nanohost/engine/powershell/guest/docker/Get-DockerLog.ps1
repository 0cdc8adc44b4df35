function Get-DockerLog {
    <#
    .SYNOPSIS
    Returns the last lines of the daemon's log: a service writes it into the event log, a task into a file.

    .OUTPUTS
    One text, with a line end after each line; empty where there is no log.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('service', 'task')]
        [string]
        $Recipe
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $lines = @()
    if ($Recipe -eq 'task') {
        $file = 'C:\ProgramData\docker\daemon.log'
        if (Test-Path -LiteralPath $file -PathType Leaf) {
            $lines = @(Get-Content -LiteralPath $file -Tail 10)
        }
    }
    # Ignored: a guest without this cmdlet shows no log.
    elseif ($null -ne (Get-Command -Name 'Get-WinEvent' -ErrorAction 'Ignore')) {
        $filter = @{ LogName = 'Application'; ProviderName = 'docker' }
        $events = @()
        try {
            # Silently: this cmdlet ends with an error when no entry is from Docker, and nothing depends on this log.
            $events = @(Get-WinEvent -FilterHashtable $filter -MaxEvents 10 -ErrorAction 'SilentlyContinue')
        }
        catch {
            # Where the log has no source of that name, the cmdlet throws, silent or not.
            Write-Verbose -Message "Docker's log is not shown: $_"
        }
        [array]::Reverse($events)
        $lines = @($events | ForEach-Object -Process { $_.Properties | ForEach-Object -Process { [string]$_.Value } })
    }
    $text = ''
    foreach ($line in $lines) {
        $text += $line + [System.Environment]::NewLine
    }
    $text
}
