function Open-OwnFile {
    <#
    .SYNOPSIS
    Opens a file for this process alone, and makes it where it is not there. Windows gives it back when the process dies.

    .OUTPUTS
    The open file; nothing while another process has it.
    #>
    [CmdletBinding()]
    [OutputType([System.IO.FileStream])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    try {
        New-Object -TypeName 'System.IO.FileStream' -ArgumentList @(
            $Path, [System.IO.FileMode]::OpenOrCreate, [System.IO.FileAccess]::ReadWrite, [System.IO.FileShare]::None)
    }
    catch {
        # Exactly this type says that another process has the file; others say that it cannot be opened at all.
        if ($_.Exception.GetBaseException().GetType().FullName -ne 'System.IO.IOException') {
            throw
        }
    }
}
