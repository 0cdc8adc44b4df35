function Invoke-Failure {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Kind,

        [Parameter()]
        [string]
        $Program
    )

    switch ($Kind) {
        'thrown' {
            throw 'a thrown text'
        }
        'written' {
            Write-Error -Message 'a written error' -ErrorId 'DiskFull' -Category ResourceUnavailable -RecommendedAction 'Free some space.'
        }
        'cmdlet' {
            Get-Item -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'absent')
        }
        'method' {
            [void][int]::Parse('no number')
        }
        'strict' {
            $null = $undefined
        }
        'native' {
            $null | & $Program '-c' 'exit 7'
            throw "the program ended with $LASTEXITCODE"
        }
        'exit' {
            [Environment]::Exit(3)
        }
    }
    @{ Done = $true }
}
