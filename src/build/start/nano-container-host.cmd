@echo off
rem Starts nano-container-host-engine.jar, which lies beside this file, in the Java of JAVA_HOME or of the path, quickly: with
rem an archive of its classes, which the first run of an account makes. See docs/command.md.
setlocal DisableDelayedExpansion
set "NANOHOST_JAVA=java"
if defined JAVA_HOME set "NANOHOST_JAVA=%JAVA_HOME%\bin\java.exe"
set "NANOHOST_BUILD=java"
if defined JAVA_HOME for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_RUNTIME_VERSION=" "%JAVA_HOME%\release"`) do set "NANOHOST_BUILD=%%~v"
set "NANOHOST_ARCHIVE=%LOCALAPPDATA%\NanoContainerHost\@digest@-%NANOHOST_BUILD%.jsa"
if exist "%NANOHOST_ARCHIVE%" goto quick
"%NANOHOST_JAVA%" @options@ "-Dnanohost.archive=%NANOHOST_ARCHIVE%" -jar "%~dp0nano-container-host-engine.jar" %*
exit /b %ERRORLEVEL%
:quick
"%NANOHOST_JAVA%" @options@ "-Dnanohost.archive=%NANOHOST_ARCHIVE%" "-XX:SharedArchiveFile=%NANOHOST_ARCHIVE%" -jar "%~dp0nano-container-host-engine.jar" %*
exit /b %ERRORLEVEL%
