function Close-MountNote {
    <#
    .SYNOPSIS
    Deletes a note that is open for this session.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $File,

        [Parameter(Mandatory = $true)]
        [System.IO.FileStream]
        $Stream
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    # Emptied first: a session that opens it before it is deleted finds that it names nothing.
    $Stream.SetLength(0)
    $Stream.Dispose()
    try {
        [System.IO.File]::Delete($File)
    }
    catch {
        # The session that has opened it meanwhile deletes it.
        Write-Verbose -Message "The note '$File' stays for another session: $_"
    }
}
