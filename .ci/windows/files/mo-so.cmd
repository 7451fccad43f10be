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
set "PATH=%~dp0;%PATH%"
cd /d "%USERPROFILE%"
cmd /k tiepdan
