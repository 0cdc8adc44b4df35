function Assert-AnswerFile {
    <#
    .SYNOPSIS
    Refuses an answer file that is no XML: at its first boot Windows would stop at it. What is wrong is not told, since that
    may be the password.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Text
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    if ($Text -eq '') {
        return
    }
    $xml = New-Object -TypeName 'System.Xml.XmlDocument'
    $xml.XmlResolver = $null
    try {
        $xml.LoadXml($Text)
    }
    catch {
        throw (New-Refusal -Message 'The answer file is no XML.')
    }
}
