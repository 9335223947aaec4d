@echo off
rem Runs the command line of DB Modernizer. Needs Java (17 or newer). See 'modernize help'.
setlocal
set "MODERNIZE_DIR=%~dp0"
set "MODERNIZE_JAVA=java.exe"
if defined JAVA_HOME set "MODERNIZE_JAVA=%JAVA_HOME%\bin\java.exe"
"%MODERNIZE_JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xmx512m ^
  -Dlogback.configurationFile=modernize-logback.xml "-Dmodernize.home=%MODERNIZE_DIR%." ^
  -cp "%MODERNIZE_DIR%lib\*" io.dbmodernizer.cli.ModernizeMain %*
exit /b %ERRORLEVEL%
