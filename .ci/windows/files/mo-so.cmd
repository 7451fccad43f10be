@echo off
rem For a double click: a window in which "tiepdan" can be typed, and the morning's picture in it.
chcp 65001 >nul
title tiepdan
set "PATH=%~dp0;%PATH%"
cd /d "%USERPROFILE%"
cmd /k tiepdan
