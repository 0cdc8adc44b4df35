function Invoke-Else {
}
