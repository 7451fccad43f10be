@echo off
rem The code page of Vietnamese, also for what "tiepdan ... | more" hands on.
chcp 65001 >nul
"%~dp0python\python.exe" -m tiepdan %*
exit /b %errorlevel%
