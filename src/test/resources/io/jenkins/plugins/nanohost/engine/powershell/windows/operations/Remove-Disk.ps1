function Remove-Disk {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    switch ($Path) {
        'nothing' { }
        'another' { @{ Changed = $true; Note = ''; Extra = 1 } }
        'part' { @{ Changed = $true } }
        default { @{ Changed = $false; Note = $Path } }
    }
}
