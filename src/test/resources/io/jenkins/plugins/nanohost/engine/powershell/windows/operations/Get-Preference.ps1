function Get-Preference {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Variable
    )

    @{
        ErrorAction = $ErrorActionPreference
        Confirm     = $ConfirmPreference
        Variable    = [Environment]::GetEnvironmentVariable($Variable)
        Folder      = [Environment]::CurrentDirectory
    }
}
