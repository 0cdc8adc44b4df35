function Use-OfflineAnswer {
    <#
    .SYNOPSIS
    Applies an answer file's XML to the Windows of a mounted disk, and leaves no trace of the XML, which holds the password.

    .DESCRIPTION
    The XML is written only into the disk itself, not to the machine. It is made so long that NTFS does not store it in the
    file's record: what is stored there is also in the NTFS journal, where it cannot be overwritten. Windows logs only
    errors, which name no values.

    .PARAMETER Windows
    The folder through which the Windows partition is reached.

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
    # Windows uses the first answer file that it finds, and looks in these places before others.
    foreach ($former in 'unattend.xml', 'unattend-original.xml', 'Unattend\unattend.xml', 'Unattend\autounattend.xml') {
        Clear-SecretFile -Path (Join-Path -Path $panther -ChildPath $former)
    }
}
