function Invoke-ImageServicing {
    <#
    .SYNOPSIS
    Runs a call of DISM; its failure names what was to be done and, for known error codes, what a person can do.

    .DESCRIPTION
    The code is the error's HRESULT, or is in a warning that comes before it, since the text is in the language of Windows
    and often does not hold the code.

    .PARAMETER What
    The beginning of the message when the call fails.

    .PARAMETER Action
    The call.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $What,

        [Parameter(Mandatory = $true)]
        [scriptblock]
        $Action
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $remedies = @{
        '800F081E' = 'It is not for this edition or build of Windows: take the one that is.'
        '800F0823' = 'It needs a newer servicing stack: name the servicing stack update before it.'
        '800F080C' = 'This Windows knows no feature of that name: see its spelling in the list of Get-WindowsOptionalFeature.'
        '800F081F' = 'Its files are not in the image: take full media, or leave the feature out.'
        '80070057' = 'An update that it builds on is missing, or the DISM of this machine or image cannot read it: ' +
            'name that update before it, update this machine, or take newer media.'
        '80073712' = 'The image has it already, or has something newer: leave it out.'
        '800706BA' = 'The servicing of this machine broke down: restart the machine, and install its updates.'
        '800706BE' = 'The servicing of this machine broke down: restart the machine, and install its updates.'
        '80070032' = 'The DISM of this machine is older than the image: use a machine with a Windows as new as the media.'
        '80070070' = 'The disk is full: make it larger.'
        '80070002' = 'A file that it names is not there: give it whole, with all files of its folder.'
    }
    $refusals = @{
        '800F081E' = 'SERVICING_NOT_APPLICABLE'
        '800F0823' = 'SERVICING_STACK_TOO_OLD'
        '800F080C' = 'FEATURE_UNKNOWN'
        '800F081F' = 'FEATURE_FILES_MISSING'
        '80070057' = 'UPDATE_REQUIREMENT_MISSING'
        '80073712' = 'SERVICING_HAS_IT_ALREADY'
        '800706BA' = 'SERVICING_BROKE_DOWN'
        '800706BE' = 'SERVICING_BROKE_DOWN'
        '80070032' = 'SERVICING_DISM_TOO_OLD'
        '80070070' = 'SERVICED_DISK_FULL'
        '80070002' = 'SERVICING_FILE_MISSING'
    }
    # In a table, since a variable that a script block assigns is gone when the block ends.
    $told = @{ Code = '' }
    try {
        $warning = 'System.Management.Automation.WarningRecord'
        & $Action 3>&1 | Where-Object -FilterScript { $_.PSObject.TypeNames -contains $warning } |
            ForEach-Object -Process {
                if ([string]$_ -match '0x([0-9a-fA-F]{8})') {
                    $told.Code = $Matches[1].ToUpperInvariant()
                }
                Write-Warning -Message ([string]$_)
            }
    }
    catch {
        $codes = @()
        for ($cause = $_.Exception; $null -ne $cause; $cause = $cause.InnerException) {
            $codes += '{0:X8}' -f $cause.HResult
        }
        if ($told.Code -ne '') {
            $codes += $told.Code
        }
        $known = @($codes | Where-Object -FilterScript { $remedies.ContainsKey($_) })
        $code = $told.Code
        if ($known.Count -gt 0) {
            $code = $known[0]
        }
        elseif ($code -eq '' -and $_.Exception.PSObject.TypeNames -contains 'System.Runtime.InteropServices.COMException') {
            $code = $codes[0]
        }
        $text = [string]$_
        $log = "More is at the end of '$(Join-Path -Path $env:SystemRoot -ChildPath 'Logs\DISM\dism.log')'."
        if ($code -eq '') {
            throw (New-Refusal -Code 'SERVICING_FAILED' -Message "${What}: $text" -Remedy $log)
        }
        $remedy = "$($remedies[$code]) $log".Trim()
        $refusal = 'SERVICING_FAILED'
        if ($refusals.ContainsKey($code)) {
            $refusal = $refusals[$code]
        }
        throw (New-Refusal -Code $refusal -Message "${What}: $text (0x$($code.ToLowerInvariant()))" -Remedy $remedy)
    }
}
