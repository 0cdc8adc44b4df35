function Frobnicate-Bad {
    param ($Name)
    $vm = Get-VM $Name
    & C:\Windows\System32\netsh.exe show
    Get-Item -Path `
        x -ErrorAction SilentlyContinue
}
function Second { }
Second
