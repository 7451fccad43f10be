"""Workbooks: lists, official forms, empty books, books with what is wrong marked."""
