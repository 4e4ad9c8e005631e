@echo off
rem Runs Maven for this project: an installed one that is new enough, else a pinned one that is fetched once, checked and kept.
rem MVNW_VERBOSE=true says what is done; MVNW_FETCH=true ignores an installed Maven; JAVA_HOME and MAVEN_OPTS are Maven's own.
setlocal EnableExtensions EnableDelayedExpansion

set "BASE=%~dp0"
set "BASE=%BASE:~0,-1%"
set "PROPERTIES=%BASE%\.mvn\wrapper\maven-wrapper.properties"
if not exist "%PROPERTIES%" call :fail "%PROPERTIES% is missing" & exit /b 1
for /f "usebackq eol=# tokens=1,* delims==" %%a in ("%PROPERTIES%") do set "%%a=%%b"
if defined JAVA_HOME if not exist "%JAVA_HOME%\bin\java.exe" call :fail "JAVA_HOME must be a JDK but there is no %JAVA_HOME%\bin\java.exe" & exit /b 1

call :installed || call :fetched || exit /b 1

rem From any folder the project is the one of this script: its .mvn\jvm.config and its pom.xml.
set "MAVEN_BASEDIR=%BASE%"
set "FILE="
if not exist pom.xml set FILE=-f "%BASE%\pom.xml"
call "%MVN%" %FILE% %*
exit /b %ERRORLEVEL%

:installed
if /i "%MVNW_FETCH%"=="true" exit /b 1
set "MVN="
for %%p in (mvn.cmd) do if not "%%~$PATH:p"=="" set "MVN=%%~$PATH:p"
if not defined MVN exit /b 1
set "FOUND="
for /f "tokens=3" %%v in ('call "%MVN%" -B --version 2^>nul ^| findstr /c:"Apache Maven"') do set "FOUND=%%v"
if not defined FOUND exit /b 1
for /f "tokens=1-3 delims=.-" %%a in ("%FOUND%") do set /a HAVE=%%a*1000000+%%b*1000+%%c 2>nul
for /f "tokens=1-3 delims=.-" %%a in ("%minimumVersion%") do set /a WANT=%%a*1000000+%%b*1000+%%c
if %HAVE% lss %WANT% call :say "%MVN% is %FOUND%, older than %minimumVersion%" & exit /b 1
call :say "using Maven %FOUND% at %MVN%"
exit /b 0

:fetched
set "DISTS=%USERPROFILE%\.m2\wrapper\dists"
if defined MAVEN_USER_HOME set "DISTS=%MAVEN_USER_HOME%\wrapper\dists"
set "HOME_DIR=%DISTS%\apache-maven-%distributionVersion%"
set "MVN=%HOME_DIR%\bin\mvn.cmd"
if exist "%MVN%" call :say "using Maven %distributionVersion% at %HOME_DIR%" & exit /b 0
set "SCRATCH=%DISTS%\fetch.%RANDOM%%RANDOM%"
mkdir "%SCRATCH%" || exit /b 1
echo mvnw: fetching Maven %distributionVersion% from %distributionUrl% 1>&2
curl --fail --location --silent --show-error --output "%SCRATCH%\maven.tar.gz" "%distributionUrl%"
if errorlevel 1 rmdir /s /q "%SCRATCH%" & call :fail "could not fetch %distributionUrl%; install Maven %minimumVersion% or newer instead" & exit /b 1
set "ACTUAL="
for /f "skip=1 delims=" %%h in ('certutil -hashfile "%SCRATCH%\maven.tar.gz" SHA512') do if not defined ACTUAL set "ACTUAL=%%h"
set "ACTUAL=%ACTUAL: =%"
if /i not "%ACTUAL%"=="%distributionSha512%" rmdir /s /q "%SCRATCH%" & call :fail "SHA-512 of %distributionUrl% must be %distributionSha512% but was %ACTUAL%" & exit /b 1
tar -xzf "%SCRATCH%\maven.tar.gz" -C "%SCRATCH%" || exit /b 1
move "%SCRATCH%\apache-maven-%distributionVersion%" "%HOME_DIR%" >nul
rmdir /s /q "%SCRATCH%"
exit /b 0

:say
if /i "%MVNW_VERBOSE%"=="true" echo mvnw: %~1 1>&2
exit /b 0

:fail
echo mvnw: %~1 1>&2
exit /b 1
