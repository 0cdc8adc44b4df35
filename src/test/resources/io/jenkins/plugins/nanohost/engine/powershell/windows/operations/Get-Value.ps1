function Get-Value {
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param ()

    [pscustomobject]@{
        Enumeration = [System.DayOfWeek]::Monday
        Date        = New-Object -TypeName 'System.DateTime' -ArgumentList 2025, 1, 2, 3, 4, 5, ([System.DateTimeKind]::Utc)
        Span        = [timespan]'01:02:03'
        Bytes       = [byte[]]@(1, 2, 255)
        Fraction    = 1.5
        Large       = [uint64]::MaxValue
        Guid        = [guid]'0f6f8e9a-4a55-4b6c-9d3e-5a0a3f0d7c11'
        One         = @(1)
        None        = @()
        Nothing     = $null
        Yes         = $true
        Nested      = @{ List = @(@{ A = 1 }, @{ A = 2 }) }
    }
}
