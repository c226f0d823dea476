@echo off
rem Starts MixMIM Explorer: the window without arguments, the command line with them. Needs Java 25 or newer.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if defined MIXMIM_JAVA_HOME set "JAVA=%MIXMIM_JAVA_HOME%\bin\java"
rem The command line writes UTF-8.
if not "%~1"=="" chcp 65001 >nul
"%JAVA%" --enable-native-access=ALL-UNNAMED -cp "%~dp0..\lib\*" org.mixmim.app.Main %*
exit /b %ERRORLEVEL%
