function Invoke-GuestHop {
    <#
    .SYNOPSIS
    Runs one command of PowerShell Direct in a runspace of its own, and gives both up when it hangs.

    .DESCRIPTION
    While a guest restarts, a call to it may never return, and cannot always be stopped. Here only its own runspace is lost
    then, not the whole PowerShell.

    .PARAMETER Hop
    The runspace of this guest, from New-GuestHop. After a call that hung it must not be used again.

    .PARAMETER Name
    Open-GuestSession, Send-GuestCall or Remove-PSSession.

    .PARAMETER Seconds
    How long it may take; 0: until the operation is stopped.

    .OUTPUTS
    What the command returns.
    #>
    [CmdletBinding()]
    [OutputType([object])]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Hop,

        [Parameter(Mandatory = $true)]
        [ValidateSet('Open-GuestSession', 'Send-GuestCall', 'Remove-PSSession')]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Parameters,

        [Parameter(Mandatory = $true)]
        [int]
        $Seconds
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $scripts = Split-Path -Path $PSScriptRoot -Parent
    $shell = [powershell]::Create()
    $shell.Runspace = $Hop.Runspace
    foreach ($file in 'common\New-Refusal', 'vm\Get-VmList', 'vm\Get-VmById', 'direct\Import-GuestFunction',
        'direct\Open-GuestSession', 'direct\Send-GuestCall') {
        [void]$shell.AddCommand((Join-Path -Path $scripts -ChildPath "$file.ps1"), $false).AddStatement()
    }
    [void]$shell.AddCommand($Name, $true).AddParameters($Parameters)
    $nothing = New-Object -TypeName 'System.Management.Automation.PSDataCollection[psobject]'
    $nothing.Complete()
    $output = New-Object -TypeName 'System.Management.Automation.PSDataCollection[psobject]'
    # Not the clock, which may be set meanwhile.
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $handle = $shell.BeginInvoke($nothing, $output)
    $Hop.Call = $handle
    try {
        do {
            $over = $handle.AsyncWaitHandle.WaitOne(50)
            foreach ($record in $shell.Streams.Verbose.ReadAll()) {
                Write-Verbose -Message $record.Message
            }
            foreach ($record in $shell.Streams.Warning.ReadAll()) {
                Write-Warning -Message $record.Message
            }
            foreach ($record in $shell.Streams.Progress.ReadAll()) {
                Write-Progress -Activity $record.Activity
            }
        } while (-not $over -and ($Seconds -eq 0 -or $watch.Elapsed.TotalSeconds -lt $Seconds))
        if (-not $over) {
            $message = "The guest neither answered nor refused within $Seconds seconds."
            throw (New-Refusal -Code 'GUEST_HANGS' -Message $message -Remedy 'Look at the VM''s console in Hyper-V Manager.')
        }
        try {
            [void]$shell.EndInvoke($handle)
        }
        catch {
            # The call that waited wraps the error of the hop into an exception.
            $cause = $_.Exception
            while ($cause -is [System.Management.Automation.MethodInvocationException] -and $null -ne $cause.InnerException) {
                $cause = $cause.InnerException
            }
            if ($cause -is [System.Management.Automation.IContainsErrorRecord]) {
                throw $cause.ErrorRecord
            }
            throw
        }
        foreach ($value in $output) {
            $value
        }
    }
    finally {
        if ($handle.IsCompleted) {
            $shell.Dispose()
        }
        else {
            # Not waited for: what hangs may not be stoppable.
            [void]$shell.BeginStop($null, $null)
        }
    }
}
