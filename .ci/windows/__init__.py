"""The folder for a Windows PC: built from the lock on Linux, and proved there under Wine."""
