function Get-Torn {
    if ($true) {
