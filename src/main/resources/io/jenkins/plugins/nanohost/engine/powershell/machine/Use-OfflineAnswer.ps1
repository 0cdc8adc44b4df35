function Use-OfflineAnswer {
    <#
    .SYNOPSIS
    Applies an answer file's XML to the Windows of a mounted disk, and leaves no trace of the XML, which holds the password.

    .DESCRIPTION
    The XML is written into the disk itself and nowhere on the machine. It is made longer than NTFS keeps beside a file's
    name, since what is kept there passes through the journal, where nothing can overwrite it. Windows' log is told errors
    alone, which name no values.

    .PARAMETER Windows
    Where the Windows partition is reached.

    .PARAMETER Answers
    The XML; empty: there is nothing to apply.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Windows,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Answers
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $panther = Join-Path -Path $Windows -ChildPath 'Windows\Panther'
    [void](New-Item -Path $panther -ItemType 'Directory' -Force)
    if ($Answers -ne '') {
        $file = Join-Path -Path $panther -ChildPath 'offline.xml'
        $utf8 = New-Object -TypeName 'System.Text.UTF8Encoding' -ArgumentList $false
        try {
            [System.IO.File]::WriteAllText($file, "$Answers<!--$(' ' * 8192)-->", $utf8)
            Invoke-ImageServicing -What 'The answer file was not applied' -Action {
                Use-WindowsUnattend -Path $Windows -UnattendPath $file -LogLevel 'Errors'
            }
        }
        finally {
            Clear-SecretFile -Path $file
        }
    }
    # Windows looks here before it looks beside, and what it finds first it takes.
    foreach ($former in 'unattend.xml', 'unattend-original.xml', 'Unattend\unattend.xml', 'Unattend\autounattend.xml') {
        Clear-SecretFile -Path (Join-Path -Path $panther -ChildPath $former)
    }
}
