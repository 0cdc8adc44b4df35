function Wait-SessionEvent {
    <#
    .SYNOPSIS
    Waits for the next line of input or the end of the operation; at most 50 ms while one runs, so that its streams are read.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param (
        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $Line,

        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $Operation
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $handles = New-Object -TypeName 'System.Collections.Generic.List[System.Threading.WaitHandle]'
    if ($null -ne $Line) {
        $handles.Add($Line.AsyncWaitHandle)
    }
    $limit = [System.Threading.Timeout]::Infinite
    if ($null -ne $Operation) {
        $handles.Add($Operation.Handle.AsyncWaitHandle)
        $limit = 50
    }
    [void][System.Threading.WaitHandle]::WaitAny($handles.ToArray(), $limit)
}
