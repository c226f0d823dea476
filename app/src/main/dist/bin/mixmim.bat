@echo off
rem Starts MixMIM Explorer: the window without arguments, the command line with them. Needs Java 25 or newer.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if defined MIXMIM_JAVA_HOME set "JAVA=%MIXMIM_JAVA_HOME%\bin\java"
rem The first line reads: openjdk version "25.0.1" 2025-10-21
set "MAJOR="
for /f "tokens=3" %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do (
  if not defined MAJOR for /f "delims=.-+" %%m in ("%%~v") do set "MAJOR=%%m"
)
if not defined MAJOR goto :old
if %MAJOR% LSS 25 goto :old
rem The window is up sooner with the simplest collector, and if the optimising compiler leaves what
rem is hardly used again: what is used again and again still reaches it in a few edits. New objects
rem have little room, since all of it stays in memory once it was used, and few outlive a collection.
set "OPTIONS=--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmn32m -XX:-UsePerfData"
set "OPTIONS=%OPTIONS% -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000"
set "OPTIONS=%OPTIONS% -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
set "OPTIONS=%OPTIONS% -Djdk.reflect.useNativeAccessorOnly=true"
rem The command line writes UTF-8.
if not "%~1"=="" chcp 65001 >nul
"%JAVA%" %OPTIONS% -cp "%~dp0..\lib\*" org.mixmim.app.Main %*
exit /b %ERRORLEVEL%

:old
echo MixMIM Explorer needs Java 25 or newer. Install a JDK 25 or set MIXMIM_JAVA_HOME to its folder. 1>&2
exit /b 1
