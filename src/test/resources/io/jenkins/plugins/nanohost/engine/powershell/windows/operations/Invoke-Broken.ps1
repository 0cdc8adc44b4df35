function Invoke-Broken {
    if ($true {
}
