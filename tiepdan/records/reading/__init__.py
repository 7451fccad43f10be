"""The named queries: plain SQL on a read-only connection, rows as small frozen values.

A denouncer's name, place and words leave the database in none of them (Luật Tố cáo Đ8, 47, 56):
the columns come back empty for denunciations.
"""
