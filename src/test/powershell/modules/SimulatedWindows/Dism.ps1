# Images, packages, answer files. What Windows is on a disk stands in windows.json of its Windows partition.

# The XML of a WIM: the 24 bytes at 72 of its header tell where it is.
function Read-WimXml([string] $Path) {
    $stream = [System.IO.File]::OpenRead($Path)
    try {
        $header = New-Object byte[] 208
        $read = $stream.Read($header, 0, 208)
        if ($read -lt 208 -or [System.Text.Encoding]::ASCII.GetString($header, 0, 5) -ne 'MSWIM') {
            throw (New-SimulatedError 'An attempt was made to load a program with an incorrect format. (0x8007000b)' 'Dism')
        }
        $size = [int]([System.BitConverter]::ToInt64($header, 72) -band 0xFFFFFFFFFFFFFF)
        [void]$stream.Seek([System.BitConverter]::ToInt64($header, 80), 'Begin')
        $bytes = New-Object byte[] $size
        [void]$stream.Read($bytes, 0, $size)
        [xml][System.Text.Encoding]::Unicode.GetString($bytes).TrimStart([char]0xFEFF)
    }
    finally {
        $stream.Dispose()
    }
}

function Simulate-Get-WindowsImage($Bound) {
    $xml = Read-WimXml (Resolve-RealPath $Bound.ImagePath)
    foreach ($image in @($xml.WIM.IMAGE)) {
        [pscustomobject]@{ ImageIndex = [uint32]$image.INDEX; ImageName = [string]$image.NAME }
    }
}

function Simulate-Expand-WindowsImage($Bound) {
    $xml = Read-WimXml (Resolve-RealPath $Bound.ImagePath)
    $image = @($xml.WIM.IMAGE | Where-Object { [int]$_.INDEX -eq [int]$Bound.Index })
    if (-not $image.Count) {
        throw (New-SimulatedError 'Element not found. (0x80070490)' 'Dism')
    }
    $windows = $image[0].WINDOWS
    $root = [string]$Bound.ApplyPath
    foreach ($folder in 'Windows/System32/config', 'Windows/Boot', 'Program Files', 'Users') {
        [void][System.IO.Directory]::CreateDirectory((Join-Path $root $folder))
    }
    foreach ($program in 'netsh.exe', 'icacls.exe', 'cmd.exe') {
        [System.IO.File]::WriteAllText((Join-Path $root "Windows/System32/$program"), 'A placeholder')
    }
    Write-WindowsOf $root ([pscustomobject]@{
            Edition = [string]$windows.EDITIONID; Build = [int]$windows.VERSION.BUILD; Revision = [int]$windows.VERSION.SPBUILD
            ComputerName = ''; Password = ''; Packages = @(); Booted = $false; Address = ''
            Services = [pscustomobject]@{}; Tasks = [pscustomobject]@{}; Images = @(); Switches = @(); Nats = @(); Networks = @(); TaskDaemon = $false; Path = 'C:\Windows\System32'
            Rules = @()
        })
    Write-Progress -Activity 'Applying image' -PercentComplete 100
}

function Read-WindowsOf([string] $Root) {
    $file = Join-Path $Root 'Windows/System32/config/windows.json'
    if (-not (Test-Path -LiteralPath $file)) {
        throw (New-SimulatedError "The path '$Root' does not hold a Windows. (0x80070003)" 'Dism')
    }
    ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($file))
}

function Write-WindowsOf([string] $Root, $Windows) {
    [System.IO.File]::WriteAllText((Join-Path $Root 'Windows/System32/config/windows.json'), (ConvertTo-Json -InputObject $Windows -Depth 6))
}

function Simulate-Add-WindowsPackage($Bound) {
    $cabinet = Resolve-RealPath $Bound.PackagePath
    $windows = Read-WindowsOf $Bound.Path
    if ([System.Text.Encoding]::ASCII.GetString([System.IO.File]::ReadAllBytes($cabinet), 0, 4) -ne 'MSCF') {
        throw (New-SimulatedError 'The data is invalid. (0x8007000d)' 'Dism')
    }
    if ($windows.Edition -notmatch 'Nano|Tuva') {
        throw (New-SimulatedError 'The specified package is not applicable to this image. (0x800f081e)' 'Dism')
    }
    $windows.Packages = @($windows.Packages) + [System.IO.Path]::GetFileName($cabinet)
    Write-WindowsOf $Bound.Path $windows
}

# The offlineServicing pass alone, as dism /Apply-Unattend.
function Simulate-Use-WindowsUnattend($Bound) {
    $windows = Read-WindowsOf $Bound.Path
    $xml = [xml][System.IO.File]::ReadAllText((Resolve-RealPath $Bound.UnattendPath))
    $space = New-Object System.Xml.XmlNamespaceManager $xml.NameTable
    $space.AddNamespace('u', 'urn:schemas-microsoft-com:unattend')
    $pass = '/u:unattend/u:settings[@pass="offlineServicing"]/u:component'
    $name = $xml.SelectSingleNode("$pass/u:ComputerName", $space)
    if ($name) { $windows.ComputerName = $name.InnerText }
    $value = $xml.SelectSingleNode("$pass/u:OfflineUserAccounts/u:OfflineAdministratorPassword/u:Value", $space)
    if ($value) {
        $text = [System.Text.Encoding]::Unicode.GetString([Convert]::FromBase64String($value.InnerText))
        $password = $text.Substring(0, $text.Length - 'OfflineAdministratorPassword'.Length)
        $windows.Password = Get-PasswordDigest $password
    }
    Write-WindowsOf $Bound.Path $windows
}

function Get-PasswordDigest([string] $Password) {
    $algorithm = [System.Security.Cryptography.SHA256]::Create()
    [Convert]::ToBase64String($algorithm.ComputeHash([System.Text.Encoding]::UTF8.GetBytes("of the guest $Password")))
}
