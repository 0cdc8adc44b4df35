function Invoke-ImageServicing {
    <#
    .SYNOPSIS
    Runs a call of DISM; its failure names what was to be done and, for known error codes, what a person can do.

    .DESCRIPTION
    The code is the error's HRESULT, since the text is in the language of Windows and often does not hold the code.

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
        '80070032' = 'The DISM of this machine is older than the image: use a machine with a Windows as new as the media.'
        '80070070' = 'The disk is full: make it larger.'
        '80070002' = 'A file that it names is not there: give it whole, with all files of its folder.'
    }
    try {
        [void](& $Action)
    }
    catch {
        $code = ''
        for ($cause = $_.Exception; $null -ne $cause -and $code -eq ''; $cause = $cause.InnerException) {
            $digits = '{0:X8}' -f $cause.HResult
            if ($remedies.ContainsKey($digits)) {
                $code = $digits
            }
        }
        $text = [string]$_
        $log = "More is at the end of '$(Join-Path -Path $env:SystemRoot -ChildPath 'Logs\DISM\dism.log')'."
        if ($code -eq '') {
            throw (New-Refusal -Message "${What}: $text" -Remedy $log)
        }
        throw (New-Refusal -Message "${What}: $text (0x$($code.ToLowerInvariant()))" -Remedy "$($remedies[$code]) $log")
    }
}
