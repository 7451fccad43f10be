@echo off
rem For a double click: a window in which "tiepdan" can be typed, and the morning's picture in it.
chcp 65001 >nul
title tiepdan
rem Opened inside the zip, this file alone is taken out of it.
if not exist "%~dp0tiepdan.cmd" (
    echo Hay giai nen ca tep zip truoc: bam chuot phai vao tep zip, chon Extract All.
    pause
    exit /b 1
)
rem A file named without a folder goes where the register is carried along, not to somebody's PC.
cd /d "%USERPROFILE%"
if exist "%~dp0so\" cd /d "%~dp0so"
set "PATH=%~dp0;%PATH%"
rem By its path: a semicolon in it ends the entry of PATH, which the launcher says. The @ is there
rem because cmd takes away a quote that comes first.
cmd /k @"%~dp0tiepdan.cmd"
