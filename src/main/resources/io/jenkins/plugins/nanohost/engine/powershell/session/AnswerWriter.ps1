<#
.SYNOPSIS
Writes answers as ASCII JSON of plain values, one per line, each after the session's token.

.DESCRIPTION
ConvertTo-Json is not used: it turns what is deeper than its depth into text without an error, enumerations into
numbers, and dates into a form that only it uses. Here a value that is not plain, or is too deep, is an error that names
the place. Plain values are: null, text, boolean, number, enumeration and date (written as text), time span (ISO 8601),
GUID, version, address, bytes (Base64), dictionary, custom object, and lists of these.
#>
class AnswerWriter {
    static [int] $Depth = 32

    hidden [System.IO.Stream] $stream
    hidden [string] $token
    hidden [System.Text.StringBuilder] $text
    hidden [System.Collections.Generic.List[string]] $place
    hidden [System.Collections.Generic.Dictionary[char, string]] $escapes
    hidden [object] $escape
    hidden [System.Globalization.CultureInfo] $culture

    AnswerWriter([System.IO.Stream] $stream, [string] $token) {
        $this.stream = $stream
        $this.token = $token
        $this.place = New-Object -TypeName 'System.Collections.Generic.List[string]'
        $this.culture = [System.Globalization.CultureInfo]::InvariantCulture
        $this.escapes = New-Object -TypeName 'System.Collections.Generic.Dictionary[char, string]'
        # A delegate of the dictionary's method: a script block would run once for each of ten million characters.
        $this.escape = [Delegate]::CreateDelegate([System.Converter[char, string]], $this.escapes, 'get_Item')
    }

    [void] Write([System.Collections.IDictionary] $answer) {
        $this.text = New-Object -TypeName 'System.Text.StringBuilder'
        $this.place.Clear()
        $this.Add($answer, 0)
        $line = '{0} {1} {2}{3}' -f $this.token, $this.text.Length, $this.text.ToString(), [char]10
        $bytes = [System.Text.Encoding]::ASCII.GetBytes($line)
        $this.text = $null
        $this.stream.Write($bytes, 0, $bytes.Length)
        $this.stream.Flush()
    }

    hidden [void] Add([object] $value, [int] $level) {
        if ($null -eq $value) {
            [void]$this.text.Append('null')
        }
        elseif ($value -is [string] -or $value -is [char] -or $value -is [enum]) {
            $this.AddText([string]$value)
        }
        elseif ($value -is [bool]) {
            [void]$this.text.Append($(if ($value) { 'true' } else { 'false' }))
        }
        elseif ($value -is [int] -or $value -is [long] -or $value -is [byte] -or $value -is [int16] -or $value -is [sbyte] -or
            $value -is [uint16] -or $value -is [uint32] -or $value -is [uint64] -or $value -is [decimal]) {
            [void]$this.text.Append($value.ToString($this.culture))
        }
        elseif ($value -is [double] -or $value -is [single]) {
            if ([double]::IsNaN($value) -or [double]::IsInfinity($value)) {
                $this.Refuse('a number without a value')
            }
            [void]$this.text.Append($value.ToString('R', $this.culture))
        }
        elseif ($value -is [datetime]) {
            $this.AddText($value.ToUniversalTime().ToString('o', $this.culture))
        }
        elseif ($value -is [System.DateTimeOffset]) {
            $this.AddText($value.UtcDateTime.ToString('o', $this.culture))
        }
        elseif ($value -is [timespan]) {
            $this.AddText([System.Xml.XmlConvert]::ToString($value))
        }
        elseif ($value -is [guid] -or $value -is [version] -or $value -is [System.Net.IPAddress]) {
            $this.AddText($value.ToString())
        }
        elseif ($value -is [byte[]]) {
            $this.AddText([Convert]::ToBase64String($value))
        }
        else {
            if ($level -ge [AnswerWriter]::Depth) {
                $this.Refuse('a value deeper than {0} levels' -f [AnswerWriter]::Depth)
            }
            if ($value -is [System.Collections.IDictionary]) {
                $this.AddDictionary($value, $level + 1)
            }
            elseif ($value -is [System.Management.Automation.PSCustomObject]) {
                $this.AddObject($value, $level + 1)
            }
            elseif ($value -is [System.Collections.IList]) {
                $this.AddList($value, $level + 1)
            }
            else {
                $this.Refuse('a {0}, which is no plain value' -f $value.GetType().FullName)
            }
        }
    }

    hidden [void] AddDictionary([System.Collections.IDictionary] $value, [int] $level) {
        $separator = '{'
        foreach ($key in $value.Keys) {
            $this.AddMember($separator, [string]$key, $value[$key], $level)
            $separator = ','
        }
        [void]$this.text.Append($(if ($separator -eq '{') { '{}' } else { '}' }))
    }

    hidden [void] AddObject([object] $value, [int] $level) {
        $separator = '{'
        foreach ($property in $value.PSObject.Properties) {
            $this.AddMember($separator, $property.Name, $property.Value, $level)
            $separator = ','
        }
        [void]$this.text.Append($(if ($separator -eq '{') { '{}' } else { '}' }))
    }

    hidden [void] AddMember([string] $separator, [string] $name, [object] $value, [int] $level) {
        [void]$this.text.Append($separator)
        $this.AddText($name)
        [void]$this.text.Append(':')
        $this.place.Add($name)
        $this.Add($value, $level)
        $this.place.RemoveAt($this.place.Count - 1)
    }

    hidden [void] AddList([System.Collections.IList] $value, [int] $level) {
        $separator = '['
        foreach ($element in $value) {
            [void]$this.text.Append($separator)
            $this.Add($element, $level)
            $separator = ','
        }
        [void]$this.text.Append($(if ($separator -eq '[') { '[]' } else { ']' }))
    }

    hidden [void] AddText([string] $value) {
        [void]$this.text.Append('"')
        if ($value -cmatch '[^\x20\x21\x23-\x5b\x5d-\x7e]') {
            $characters = $value.ToCharArray()
            foreach ($character in (New-Object -TypeName 'System.Collections.Generic.HashSet[char]' -ArgumentList (, $characters))) {
                if (-not $this.escapes.ContainsKey($character)) {
                    $this.escapes.Add($character, $this.EscapeOf($character))
                }
            }
            [void]$this.text.Append([string]::Concat([string[]][Array]::ConvertAll($characters, $this.escape)))
        }
        else {
            [void]$this.text.Append($value)
        }
        [void]$this.text.Append('"')
    }

    hidden [string] EscapeOf([char] $character) {
        $code = [int]$character
        if ($code -lt 0x20 -or $code -gt 0x7e -or $code -eq 0x22 -or $code -eq 0x5c) {
            return '\u{0:x4}' -f $code
        }
        return [string]$character
    }

    hidden [void] Refuse([string] $what) {
        $at = if ($this.place.Count -gt 0) { $this.place -join '.' } else { 'its top' }
        throw (New-Object -TypeName 'System.InvalidOperationException' -ArgumentList "The answer holds $what, at $at.")
    }
}
