# Images, packages, answer files. The file windows.json in a disk's Windows partition says which Windows is on it.

$script:DismBroken = $false

# The XML of a WIM: the 24 bytes at offset 72 of its header say where it is.
function Read-WimXml([string] $Path) {
    $stream = [System.IO.File]::OpenRead($Path)
    try {
        $header = New-Object byte[] 208
        $read = $stream.Read($header, 0, 208)
        if ($read -lt 208 -or [System.Text.Encoding]::ASCII.GetString($header, 0, 5) -ne 'MSWIM') {
            throw (New-DismError 'An attempt was made to load a program with an incorrect format.' 0x8007000bL)
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
        if (-not $Bound.ContainsKey('Index')) {
            [pscustomobject]@{ ImageIndex = [uint32]$image.INDEX; ImageName = [string]$image.NAME }
        }
        elseif ([int]$image.INDEX -eq [int]$Bound.Index) {
            $version = $image.WINDOWS.VERSION
            [pscustomobject]@{
                ImageIndex = [uint32]$image.INDEX; ImageName = [string]$image.NAME
                Version = "10.0.$($version.BUILD).$($version.SPBUILD)"
            }
        }
    }
}

function Simulate-Expand-WindowsImage($Bound) {
    $xml = Read-WimXml (Resolve-RealPath $Bound.ImagePath)
    $image = @($xml.WIM.IMAGE | Where-Object { [int]$_.INDEX -eq [int]$Bound.Index })
    if (-not $image.Count) {
        throw (New-DismError 'Element not found.' 0x80070490L)
    }
    $windows = $image[0].WINDOWS
    $root = [string]$Bound.ApplyPath
    foreach ($folder in 'Windows/System32/config', 'Windows/Boot', 'Program Files', 'Users') {
        [void][System.IO.Directory]::CreateDirectory((Join-Path $root $folder))
    }
    foreach ($program in 'netsh.exe', 'icacls.exe', 'cmd.exe') {
        [System.IO.File]::WriteAllText((Join-Path $root "Windows/System32/$program"), 'A placeholder')
    }
    if (Test-Word 'image-has-bcdboot') {
        Copy-Item -LiteralPath (Join-Path $env:SystemRoot 'System32/bcdboot.exe') -Destination (Join-Path $root 'Windows/System32/bcdboot.exe')
    }
    Write-WindowsOf $root ([pscustomobject]@{
            Edition = [string]$windows.EDITIONID; Build = [int]$windows.VERSION.BUILD; Revision = [int]$windows.VERSION.SPBUILD
            ComputerName = ''; Password = ''; Packages = @(); Booted = $false; Address = ''; MoreAddresses = @(); Address6 = ''
            Services = [pscustomobject]@{}; Tasks = [pscustomobject]@{}; Images = @(); Switches = @(); Nats = @(); Networks = @(); TaskDaemon = $false; Path = 'C:\Windows\System32'
            Rules = @(); Drivers = @(); Features = (Get-FeatureOfEdition $windows.EDITIONID); Domain = ''; Later = @(); LaterLooks = 0; Variables = @()
            Language = "$($windows.SelectNodes('LANGUAGES/DEFAULT') | ForEach-Object InnerText)"
        })
    Write-Progress -Activity 'Applying image' -PercentComplete 100
}

function Read-WindowsOf([string] $Root) {
    $file = Join-Path $Root 'Windows/System32/config/windows.json'
    if (-not (Test-Path -LiteralPath $file)) {
        throw (New-DismError "The path '$Root' does not hold a Windows." 0x80070003L)
    }
    ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($file))
}

function Write-WindowsOf([string] $Root, $Windows) {
    [System.IO.File]::WriteAllText((Join-Path $Root 'Windows/System32/config/windows.json'), (ConvertTo-Json -InputObject $Windows -Depth 6))
}

# Server Core has its features in the image, disabled; Nano Server gets them as packages.
function Get-FeatureOfEdition([string] $Edition) {
    $features = [pscustomobject]@{}
    if ($Edition -notmatch 'Nano|Tuva') {
        foreach ($name in @($script:Facts.coreFeatures.value) + 'Containers-HNS') { $features | Add-Member -MemberType NoteProperty -Name $name -Value 'Disabled' }
    }
    $features
}

# The Windows of an image that is serviced; an older DISM does not service a newer one.
function Open-Image([string] $Root) {
    if ($script:DismBroken) {
        throw (New-DismError 'The RPC server is unavailable.' 0x800706baL)
    }
    $windows = Read-WindowsOf $Root
    if ($windows.Build -gt (Get-Machine).dismBuild) {
        throw (New-DismError 'To service this Windows image requires the latest version of DISM.' 0x80070032L)
    }
    $windows
}

# What is in a cabinet of a test: its name says for which edition it is, its text may say for which build.
function Read-Cabinet([string] $Path) {
    $text = [System.Text.Encoding]::ASCII.GetString([System.IO.File]::ReadAllBytes($Path))
    if (-not $text.StartsWith($script:Facts.cabinetMark.value)) {
        throw (New-DismError 'The data is invalid.' $script:Facts.invalidData.value)
    }
    $name = [System.IO.Path]::GetFileName($Path)
    $language = ''
    if ($name -match '^(.+?)(_([a-z]{2}-[a-z]{2}))\.cab$') { $name = "$($Matches[1]).cab"; $language = $Matches[3] }
    elseif ((Split-Path (Split-Path $Path -Parent) -Leaf) -match '^[a-z]{2}-[a-z]{2}$') { $language = $Matches[0] }
    [pscustomobject]@{
        Name = $name; Language = $language; Identity = "$name $language".Trim()
        Needs = @([regex]::Matches($text, 'needs (kb\d+)') | ForEach-Object { $_.Groups[1].Value })
        Nano = $name -match 'NanoServer'; Build = $(if ($text -match 'for build (\d+)') { [int]$Matches[1] } else { 0 })
    }
}

function Simulate-Add-WindowsPackage($Bound) {
    $cabinet = Read-Cabinet (Resolve-RealPath $Bound.PackagePath)
    $windows = Open-Image $Bound.Path
    if (Test-Word 'package-error') {
        Write-Warning "Add-WindowsPackage failed. Error code = $(Read-Word 'package-error')"
        throw (New-DismError 'An error occurred.' 0x80004005L)
    }
    $missing = $cabinet.Language -and @($windows.Packages) -notcontains $cabinet.Name
    if (($cabinet.Nano -and $windows.Edition -notmatch 'Nano|Tuva') -or ($cabinet.Build -and $cabinet.Build -ne $windows.Build) -or $missing) {
        throw (New-DismError 'The specified package is not applicable to this image.' $script:Facts.notApplicable.value)
    }
    if (Test-Word 'package-vanishes') { return }
    if ($windows.Build -ge 26100 -and $cabinet.Name -match '\.msu$') {
        Add-Checkpoint $windows (Resolve-RealPath $Bound.PackagePath) $cabinet
    }
    $windows.Packages = @($windows.Packages) + $cabinet.Identity
    Write-WindowsOf $Bound.Path $windows
}

# What a cumulative update builds on is in its folder, and no other update is there.
function Add-Checkpoint($Windows, [string] $Path, $Cabinet) {
    $beside = @(Get-ChildItem -LiteralPath (Split-Path $Path -Parent) -Filter '*.msu' -File | Where-Object FullName -ne $Path)
    $missing = @($Cabinet.Needs | Where-Object { $need = $_; -not @(@($beside | ForEach-Object Name) + @($Windows.Packages) | Where-Object { $_ -match "$need\b" }).Count })
    $foreign = @($beside | Where-Object { $name = $_.Name; -not @($Cabinet.Needs | Where-Object { $name -match "$_\b" }).Count })
    if ($missing.Count -or $foreign.Count) {
        Write-Warning "Add-WindowsPackage failed. Error code = $($script:Facts.invalidParameter.value)"
        throw (New-DismError 'An error occurred applying the Unattend.xml file from the .msu package.' 0x80004005L)
    }
    $Windows.Packages = @($Windows.Packages) + @($beside | ForEach-Object Name)
}

function Simulate-Get-WindowsPackage($Bound) {
    $windows = Open-Image $Bound.Path
    if ($Bound.PackagePath -match '\.msu$') {
        # DISM is of no use for the rest of the session.
        $script:DismBroken = $true
        throw (New-DismError 'The remote procedure call failed.' 0x800706beL)
    }
    $cabinet = Read-Cabinet (Resolve-RealPath $Bound.PackagePath)
    $state = if (@($windows.Packages) -contains $cabinet.Identity) { 'Installed' } else { 'NotPresent' }
    [pscustomobject]@{ PackageName = $cabinet.Identity; PackageState = $state }
}

function Simulate-Add-WindowsDriver($Bound) {
    $windows = Open-Image $Bound.Path
    if (-not (Test-Path -LiteralPath $Bound.Driver)) {
        throw (New-DismError 'The system cannot find the file specified.' $script:Facts.fileNotFound.value)
    }
    $recurse = $Bound.ContainsKey('Recurse') -and $Bound.Recurse
    $files = @(Get-ChildItem -LiteralPath $Bound.Driver -Filter '*.inf' -File -Recurse:$recurse)
    if (-not $files.Count) {
        throw (New-DismError 'No driver packages were found on the specified path.' $script:Facts.fileNotFound.value)
    }
    foreach ($file in $files) {
        $text = [System.IO.File]::ReadAllText($file.FullName)
        foreach ($part in [regex]::Matches($text, '(?m)^CopyFiles=(\S+)')) {
            if (-not (Test-Path -LiteralPath (Join-Path $file.DirectoryName $part.Groups[1].Value))) {
                throw (New-DismError 'The system cannot find the file specified.' $script:Facts.fileNotFound.value)
            }
        }
        $windows.Drivers = @($windows.Drivers) + $file.Name
    }
    Write-WindowsOf $Bound.Path $windows
}

function Simulate-Enable-WindowsOptionalFeature($Bound) {
    $windows = Open-Image $Bound.Path
    foreach ($name in $Bound.FeatureName) {
        Assert-Feature $windows $name
        if ($name -eq 'Containers-HNS' -and -not $Bound.ContainsKey('All') -and $windows.Features.Containers -ne 'Enabled') {
            throw (New-DismError 'One or several parent features are disabled so current feature cannot be enabled.' 0x800f081fL)
        }
        if (-not (Test-Word 'feature-vanishes')) { $windows.Features.$name = 'Enabled' }
    }
    Write-WindowsOf $Bound.Path $windows
    [pscustomobject]@{ Path = $Bound.Path; Online = $false; RestartNeeded = $false }
}

function Simulate-Get-WindowsOptionalFeature($Bound) {
    $windows = Open-Image $Bound.Path
    Assert-Feature $windows $Bound.FeatureName
    [pscustomobject]@{ FeatureName = $Bound.FeatureName; State = $windows.Features.($Bound.FeatureName) }
}

function Assert-Feature($Windows, [string] $Name) {
    if ($null -eq $Windows.Features.PSObject.Properties[$Name]) {
        throw (New-DismError "Feature name $Name is unknown." $script:Facts.unknownFeature.value)
    }
}

# Only the offlineServicing pass, like dism /Apply-Unattend.
function Simulate-Use-WindowsUnattend($Bound) {
    $windows = Open-Image $Bound.Path
    $xml = [xml][System.IO.File]::ReadAllText((Resolve-RealPath $Bound.UnattendPath))
    $space = New-Object System.Xml.XmlNamespaceManager $xml.NameTable
    $space.AddNamespace('u', 'urn:schemas-microsoft-com:unattend')
    $pass = '/u:unattend/u:settings[@pass="offlineServicing"]/u:component'
    $name = $xml.SelectSingleNode("$pass/u:ComputerName", $space)
    if ($name) { $windows.ComputerName = $name.InnerText }
    $value = $xml.SelectSingleNode("$pass/u:OfflineUserAccounts/u:OfflineAdministratorPassword/u:Value", $space)
    if ($value) {
        $windows.Password = Get-PasswordDigest (Read-Encoded $value.InnerText 'OfflineAdministratorPassword')
    }
    Write-WindowsOf $Bound.Path $windows
    # Keeps the bytes of the file as they are on the disk: they stay there when the file is deleted.
    $partition = [System.IO.Directory]::ResolveLinkTarget($Bound.Path, $true)
    $clusters = [System.IO.Directory]::CreateDirectory((Join-Path $partition.Parent.FullName 'clusters')).FullName
    $null | & /bin/ln (Resolve-RealPath $Bound.UnattendPath) (Join-Path $clusters ([guid]::NewGuid()))
}

# Values are encoded as base64 of UTF-16LE, with the setting's name after the value.
function Read-Encoded([string] $Value, [string] $Setting) {
    $text = [System.Text.Encoding]::Unicode.GetString([Convert]::FromBase64String($Value))
    $text.Substring(0, $text.Length - $Setting.Length)
}

function Get-PasswordDigest([string] $Password) {
    $algorithm = [System.Security.Cryptography.SHA256]::Create()
    [Convert]::ToBase64String($algorithm.ComputeHash([System.Text.Encoding]::UTF8.GetBytes("of the guest $Password")))
}
