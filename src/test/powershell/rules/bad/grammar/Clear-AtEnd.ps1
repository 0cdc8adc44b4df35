function Clear-AtEnd {
    <#
    .SYNOPSIS
    Breaks the rule of its folder.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param ()

    end {
        Set-StrictMode -Version Latest
        $ErrorActionPreference = 'Stop'
    }
    clean {
        Write-Verbose -Message 'Cleaned'
    }
}
