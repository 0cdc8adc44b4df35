function Wait-Forever {
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Mark,

        [Parameter()]
        [string]
        $Program
    )

    try {
        Write-Information -MessageData "started in $PID"
        if ($Program) {
            $null | & $Program '600'
        }
        while ($true) {
            $null = 1
        }
    }
    finally {
        [System.IO.File]::WriteAllText($Mark, 'undone')
        Write-Verbose -Message 'undone'
    }
}
