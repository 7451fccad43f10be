@echo off
rem The code page of Vietnamese, also for what "tiepdan ... | more" hands on.
chcp 65001 >nul
rem Neither PATH nor what finds the libraries of Python can hold a folder with a semicolon.
setlocal
set "HERE=%~dp0"
if not "%HERE%"=="%HERE:;=%" (
    echo Duong dan cua thu muc nay co dau cham phay. Doi ten thu muc hoac chuyen sang vi du C:\tiepdan 1>&2
    exit /b 1
)
rem The file of the longest path: it is missing where the path of this folder is too long for Windows.
if not exist "%~dp0DEEPEST" (
    echo Thieu tep trong thu muc nay. Giai nen lai ca tep zip vao thu muc co duong dan ngan, vi du C:\tiepdan 1>&2
    exit /b 1
)
"%~dp0python\python.exe" -m tiepdan %*
exit /b %errorlevel%
