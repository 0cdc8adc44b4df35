# Services of the computer itself.

function Simulate-Get-Service($Bound) {
    $services = @([pscustomobject]@{ Name = 'vmms'; Status = 4 })
    foreach ($service in $services) {
        foreach ($name in $Bound.Name) {
            if ($service.Name -like $name) { $service }
        }
    }
}
