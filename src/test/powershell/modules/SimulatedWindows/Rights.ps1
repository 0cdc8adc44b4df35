# Who runs this process. The types of .NET that tell it work on Windows only: their names lead to these classes here. It is
# no part of the module, but runs when the session starts, since names of types are looked up when a script is read.

[NoRunspaceAffinity()]
class SimulatedIdentity {
    static [object] GetCurrent() { return [SimulatedIdentity]::new() }
}

[NoRunspaceAffinity()]
class SimulatedPrincipal {
    SimulatedPrincipal([object] $Identity) { }

    [bool] IsInRole([object] $Role) {
        return "$Role" -eq 'Administrator' -and -not [System.IO.File]::Exists("$env:SIMULATED_WINDOWS/no-administrator")
    }
}

$names = [psobject].Assembly.GetType('System.Management.Automation.TypeAccelerators')
$names::Add('System.Security.Principal.WindowsIdentity', [SimulatedIdentity])
$names::Add('System.Security.Principal.WindowsPrincipal', [SimulatedPrincipal])
