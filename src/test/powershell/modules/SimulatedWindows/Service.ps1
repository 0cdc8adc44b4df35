# Services of the computer itself.

function Simulate-Get-Service($Bound) {
    $services = @([pscustomobject]@{ Name = 'vmms'; Status = 4 })
    foreach ($service in $services) {
        foreach ($name in $Bound.Name) {
            if ($service.Name -like $name) { $service }
        }
    }
}

# Microsoft Defender, where the test says what it leaves out: folders in lines, and 'no-role-exclusions'.
function Simulate-Get-CimInstance($Bound) {
    if ($Bound.Namespace -ne 'root/Microsoft/Windows/Defender') { throw "No such query is known here: $($Bound.Namespace)" }
    if (-not (Test-Word 'defender')) { throw (New-SimulatedError 'Invalid namespace' 'HRESULT 0x8004100e') }
    if ($Bound.ClassName -eq 'MSFT_MpComputerStatus') {
        return [pscustomobject]@{ RealTimeProtectionEnabled = $true }
    }
    $lines = @((Read-Word 'defender') -split "`n" | Where-Object { $_ })
    [pscustomobject]@{
        DisableAutoExclusions = $lines -contains 'no-role-exclusions'
        ExclusionPath = [string[]]@($lines -ne 'no-role-exclusions')
    }
}

# One adapter with a router, as behind an external switch, and one of the computer alone, as the Default Switch.
function Simulate-Get-NetIPAddress($Bound) {
    $own = if (Test-Word 'own-address') { Read-Word 'own-address' } else { '192.168.1.10/24' }
    $address, $length = $own -split '/'
    [pscustomobject]@{ InterfaceIndex = [uint32]1; IPAddress = '127.0.0.1'; PrefixLength = [byte]8 }
    [pscustomobject]@{ InterfaceIndex = [uint32]5; IPAddress = $address; PrefixLength = [byte]$length }
    [pscustomobject]@{ InterfaceIndex = [uint32]5; IPAddress = 'fe80::1%5'; PrefixLength = [byte]64 }
    [pscustomobject]@{ InterfaceIndex = [uint32]7; IPAddress = '172.20.0.1'; PrefixLength = [byte]20 }
}

function Simulate-Get-NetRoute($Bound) {
    [pscustomobject]@{ InterfaceIndex = [uint32]5; DestinationPrefix = '0.0.0.0/0' }
    [pscustomobject]@{ InterfaceIndex = [uint32]7; DestinationPrefix = '172.20.0.0/20' }
    [pscustomobject]@{ InterfaceIndex = [uint32]5; DestinationPrefix = '::/0' }
}
