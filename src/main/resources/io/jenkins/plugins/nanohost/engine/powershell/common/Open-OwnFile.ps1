function Open-OwnFile {
    <#
    .SYNOPSIS
    Opens a file so that no other process can open it; makes it where it is not there. Windows closes it when the process
    dies.

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
        # Exactly this type means that another process has the file; other types mean that it cannot be opened.
        if ($_.Exception.GetBaseException().GetType().FullName -ne 'System.IO.IOException') {
            throw
        }
    }
}
