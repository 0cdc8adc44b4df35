function Invoke-GuestOperation {
    [CmdletBinding()]
    [OutputType([hashtable])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $VmId,

        [Parameter(Mandatory = $true)]
        [string]
        $User,

        [Parameter(Mandatory = $true)]
        [string]
        $Password,

        [Parameter(Mandatory = $true)]
        [string]
        $Function,

        [Parameter(Mandatory = $true)]
        [object]
        $Parameters
    )

    @{ Changed = $true; Note = "$Function $VmId $User $($Password.Length) $($Parameters.Recipe)" }
}
