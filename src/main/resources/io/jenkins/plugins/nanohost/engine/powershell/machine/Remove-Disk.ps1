function Remove-Disk {
    <#
    .SYNOPSIS
    Deletes one disk file and what is left of a partial one; refuses one that a VM has or that is another one's parent.

    .PARAMETER Path
    The disk; an absent one is no error.

    .OUTPUTS
    Changed, Note.
    #>
    [CmdletBinding()]
    [OutputType([pscustomobject])]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $partial = Get-PartialPath -Path $Path
    $user = Get-DiskUser -Path $Path | Select-Object -First 1
    if ($null -ne $user) {
        $message = "Disk '$Path' is not deleted: the VM '$($user.Name)' has it."
        throw (New-Refusal -Message $message -Remedy 'Remove that VM first.')
    }
    $folder = Split-Path -Path $Path -Parent
    $there = Test-Path -LiteralPath $Path -PathType Leaf
    if ($there) {
        $beside = @(Get-ChildItem -LiteralPath $folder -File | Where-Object -FilterScript {
                $_.Name -match '\.a?vhdx?$' -and $_.FullName -ne $Path -and $_.FullName -ne $partial })
        foreach ($file in $beside) {
            try {
                $parent = [string](Hyper-V\Get-VHD -Path $file.FullName).ParentPath
            }
            catch {
                # One that is not whole is made anew from its parent, or is no disk at all.
                if ($file.Name -match '\.partial\.[^.]+$') {
                    continue
                }
                $message = "Disk '$Path' is not deleted: whether '$($file.FullName)' builds on it cannot be told ($_)."
                throw (New-Refusal -Message $message -Remedy "Repair '$($file.Name)', or delete it first if nobody needs it.")
            }
            if ($parent -eq $Path) {
                $message = "Disk '$Path' is not deleted: it is the parent of '$($file.FullName)'."
                throw (New-Refusal -Message $message -Remedy 'Delete its children first.')
            }
        }
    }
    $changed = Remove-PartialDisk -Path $partial
    $changed = (Dismount-Disk -Path $Path -MayBeDamaged) -or $changed
    if ($there) {
        Remove-Item -LiteralPath $Path -Force
        $changed = $true
    }
    $note = "deleted $Path"
    if (-not $changed) {
        $note = "$Path was not there"
    }
    [pscustomobject]@{ Changed = $changed; Note = $note }
}
