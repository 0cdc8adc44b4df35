function Assert-NoLink {
    <#
    .SYNOPSIS
    Refuses a path in a mounted disk that leads through a link: a link's target is absolute, so here it is on this machine's
    own drive.

    .PARAMETER Windows
    The folder through which the disk's partition is reached.

    .PARAMETER Path
    A path below it; it need not be there.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Windows,

        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $top = $Windows.TrimEnd('\')
    while ($Path.Length -gt $top.Length) {
        $item = $null
        try {
            # The link itself, even one without a target.
            $item = Get-Item -LiteralPath $Path -Force
        }
        catch [System.Management.Automation.ItemNotFoundException] {
            Write-Verbose -Message "There is no '$Path' yet"
        }
        if ($null -ne $item -and ($item.Attributes -band [System.IO.FileAttributes]::ReparsePoint)) {
            $message = "'C:$($Path.Substring($top.Length))' is a link in the disk. On this machine it leads out of the disk."
            throw (New-Refusal -Code 'PATH_HAS_LINK' -Message $message -Remedy 'Name the path that it leads to.')
        }
        $Path = Split-Path -Path $Path -Parent
    }
}
