function Assert-AnswerFile {
    <#
    .SYNOPSIS
    Refuses an answer file that is no XML, because Windows would stop at it during its first boot. The message does not say
    what is wrong, since that text may hold the password.
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
        throw (New-Refusal -Code 'GENERATED_TEXT_WRONG' -Message 'The answer file is no XML.')
    }
}
