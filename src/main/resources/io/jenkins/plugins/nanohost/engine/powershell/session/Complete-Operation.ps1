function Complete-Operation {
    <#
    .SYNOPSIS
    Answers an operation that has ended: with its one result, or with its failure.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [pscustomobject]
        $Operation,

        [Parameter(Mandatory = $true)]
        [AnswerWriter]
        $Answers
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    try {
        [void]$Operation.Shell.EndInvoke($Operation.Handle)
        if ($Operation.Results.Count -gt 1) {
            $message = '{0} gave {1} results instead of one.' -f $Operation.Name, $Operation.Results.Count
            throw (New-Object -TypeName 'System.InvalidOperationException' -ArgumentList $message)
        }
        $result = if ($Operation.Results.Count -eq 1) { $Operation.Results[0] } else { $null }
        $Answers.Write(@{ kind = 'result'; id = $Operation.Id; value = $result })
        $Operation.Succeeded = $true
    }
    catch {
        $exitCode = $Operation.Shell.Runspace.SessionStateProxy.GetVariable('global:LASTEXITCODE')
        Write-Failure -Id $Operation.Id -ErrorRecord $_ -NativeExitCode $exitCode -Answers $Answers
    }
    finally {
        $Operation.Shell.Dispose()
        $Operation.Output.Dispose()
    }
}
