function Complete-DetachedWork {
    <#
    .SYNOPSIS
    Runs what Invoke-DetachedWork was asked for, in its task, and writes the result or the error.
    #>
    [CmdletBinding()]
    [OutputType([void])]
    param ()

    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Stop'

    $folder = 'C:\ProgramData\NanoContainerHost\work'
    $answer = [ordered]@{ Code = ''; Message = ''; Remedy = ''; Result = @() }
    try {
        $request = ConvertFrom-Json -InputObject (Get-Content -LiteralPath "$folder\request.json" -Raw -Encoding 'UTF8')
        $answer.Result = @(switch ([string]$request.Function) {
                'Add-BaseImage' { Add-BaseImage -Path $request.Arguments.Path -Kind $request.Arguments.Kind -Part $request.Arguments.Part }
                'Get-FileDigest' { Get-FileDigest -Path $request.Arguments.Path }
                default { throw (New-Refusal -Code 'OPERATION_UNKNOWN' -Message "$_ is nothing that runs beside the calls.") }
            })
    }
    catch {
        $answer.Code = [string]$_.FullyQualifiedErrorId
        $answer.Message = [string]$_
        if ($null -ne $_.ErrorDetails) {
            $answer.Remedy = [string]$_.ErrorDetails.RecommendedAction
        }
    }
    Set-GuestText -Path "$folder\result.next" -Text (ConvertTo-Json -InputObject $answer -Depth 4)
    Move-Item -LiteralPath "$folder\result.next" -Destination "$folder\result.json" -Force
}
