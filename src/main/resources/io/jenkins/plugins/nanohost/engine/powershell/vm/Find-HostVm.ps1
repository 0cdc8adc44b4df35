function Find-HostVm {
    <#
    .SYNOPSIS
    Finds the one VM with an id; refuses where there is none.

    .PARAMETER Mark
    If given: a VM without this word in its notes is refused, since it is not ours.

    .OUTPUTS
    Hyper-V's object.
    #>
    [CmdletBinding()]
    [OutputType([object])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Id,

        [Parameter()]
        [string]
        $Mark = ''
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $vm = Get-VmById -Id $Id
    if ($null -eq $vm) {
        throw (New-Refusal -Code 'VM_NOT_THERE' -Message "There is no VM with the id $Id." -Remedy 'Make it with hypervVm first.')
    }
    # Every text contains the empty mark.
    if (-not ([string]$vm.Notes).Contains($Mark)) {
        $message = "VM '$($vm.Name)' ($Id) does not have the mark $Mark in its notes."
        throw (New-Refusal -Code 'MARK_MISSING' -Message $message -Remedy 'It is not ours: change it by hand.')
    }
    $vm
}
