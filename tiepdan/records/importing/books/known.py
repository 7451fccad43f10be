"""Every kind of book that is known."""

from tiepdan.records.importing.books.petition_book import PETITION_BOOK
from tiepdan.records.importing.books.visit_book import VISIT_BOOK

KINDS = (VISIT_BOOK, PETITION_BOOK)
