function Get-NotPlain {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param ()

    @{ Disk = @{ Owner = New-Object -TypeName 'System.Security.SecureString' } }
}
