function Get-Nothing {
    [CmdletBinding()]
    [OutputType([void])]
    param ()
}
