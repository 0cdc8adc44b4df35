<#
.SYNOPSIS
Serves requests to run operations, until its standard input ends.

.DESCRIPTION
One request is one line of ASCII JSON on standard input:

    {"id":1,"function":"Get-MachineFact","parameters":{"Name":"nano01"}}
    {"id":1,"stop":true}

One answer is one line on standard output: the token, the length of the JSON text, the JSON text. Anything else there
was written by a program that an operation ran, and is no answer. The kinds of answers: ready, log, progress, result,
failure, fault.

Operations run in a second runspace, apart from the loop that reads requests, so that their streams arrive as objects
and a request to stop can end one in the middle; its 'finally' blocks still run. At the end of standard input the
running operation is stopped and the session ends.

An operation is a file in the folder 'machine' that defines one function with the name of the file. A request can only
name such a file, and values arrive as parameters, so no value becomes code. The other folders hold what operations use.

.PARAMETER Token
What each answer starts with; each session has another one.
#>
[CmdletBinding()]
[OutputType([void])]
param (
    [Parameter(Mandatory = $true)]
    [ValidatePattern('^[0-9a-f]{32}$')]
    [string]
    $Token
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

foreach ($part in Get-ChildItem -LiteralPath (Join-Path -Path $PSScriptRoot -ChildPath 'session') -Filter '*.ps1') {
    . $part.FullName
}

$answers = New-Object -TypeName 'AnswerWriter' -ArgumentList ([Console]::OpenStandardOutput()), $Token
# Not [Console]::In: in .NET Framework its reader blocks, even when asked to read asynchronously.
$requests = New-Object -TypeName 'System.IO.StreamReader' -ArgumentList ([Console]::OpenStandardInput()),
    (New-Object -TypeName 'System.Text.ASCIIEncoding')
$known = Get-OperationFile -Path $PSScriptRoot
$runspace = New-OperationRunspace
$loaded = New-Object -TypeName 'System.Collections.Generic.HashSet[string]'
$waiting = New-Object -TypeName 'System.Collections.Generic.Queue[object]'
$operation = $null
$line = $requests.ReadLineAsync()

try {
    $answers.Write(@{ kind = 'ready'; version = [string]$PSVersionTable.PSVersion })
    while ($true) {
        if ($null -ne $line -and $line.IsCompleted) {
            $text = $line.GetAwaiter().GetResult()
            if ($null -eq $text) {
                $line = $null
                $waiting.Clear()
                Stop-Operation -Operation $operation
            }
            else {
                $line = $requests.ReadLineAsync()
                $request = ConvertFrom-RequestLine -Line $text
                if ($request.Stop) {
                    if ($null -ne $operation -and $operation.Id -eq $request.Id) {
                        Stop-Operation -Operation $operation
                    }
                }
                else {
                    $waiting.Enqueue($request)
                }
            }
        }

        if ($null -ne $operation) {
            # Checked before the streams are read, so that nothing that was written before the end is missed.
            $ended = $operation.Handle.IsCompleted
            Write-OperationRecord -Operation $operation -Answers $answers
            if ($ended) {
                Complete-Operation -Operation $operation -Answers $answers
                if (-not $operation.Succeeded) {
                    $loaded.ExceptWith([string[]]$operation.Files)
                }
                $operation = $null
            }
        }

        if ($null -eq $operation) {
            if ($null -eq $line) {
                break
            }
            if ($waiting.Count -gt 0) {
                $operation = Start-Operation -Request $waiting.Dequeue() -Known $known -Loaded $loaded -Runspace $runspace -Answers $answers
                continue
            }
        }

        Wait-SessionEvent -Line $line -Operation $operation
    }
}
catch [System.FormatException] {
    # It is no longer clear what on standard input is a request; going on could run something that nobody asked for.
    $answers.Write(@{ kind = 'fault'; message = [string]$_.Exception.Message })
    exit 2
}
finally {
    if ($null -ne $operation) {
        $operation.Shell.Stop()
    }
    $runspace.Dispose()
}
