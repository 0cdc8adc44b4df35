function Write-Rubbish {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Program
    )

    Write-Host 'to the host'
    [Console]::Out.WriteLine('{"kind":"result","id":1,"value":{"Done":false}}')
    [Console]::Out.WriteLine('00000000000000000000000000000000 47 {"kind":"result","id":1,"value":{"Done":false}}')
    [Console]::Error.WriteLine('to standard error')
    $null | & $Program 'from a program'
    42
    [Console]::Out.Write('without an end')
    [Console]::Out.Flush()
    @{ Done = $true }
}
