"""The files of documents, sanctions, training and inspections."""

from functools import partial

from tiepdan.facts.fact import values_of
from tiepdan.facts.subjects import Document, Inspection, Sanction, Training
from tiepdan.records.importing.files.reading import Files, Readers, Unadded, list_number
from tiepdan.records.importing.recorded import Found, identity
from tiepdan.records.importing.rows import Row
from tiepdan.records.writing.office import documents, trainings
from tiepdan.text import word_key


class DocumentFiles(Files):
    """What was issued, and what else reports ask for."""

    @property
    def readers(self) -> Readers:
        """What reads a line of each file."""
        return {
            "documents": self._document,
            "sanctions": self._sanction,
            "trainings": self._training,
            "inspections": self._inspection,
        }

    def _document(self, row: Row) -> Unadded | None:
        document = self._reading.at_its_meeting(row, row.facts(Document, self._today))
        found = self._recorded(document)
        if found is None:
            record = partial(documents.add_document, self._session, document)
            self._numbers.add(row, "document", list_number(row), record)
            return None
        self._numbers.note("document", list_number(row), found.id)
        return self._reading.there(
            row, "document", found, document, documents.correct_document, besides=("petition_id",)
        )

    def _recorded(self, document: Document) -> Found | None:
        """A document is known by its number, else by its title, which may be a secret."""
        petition = document.petition_id
        case = petition and self._reading.known.get(petition)
        if petition and case is None:
            return None
        known_by = identity(
            "document", {**values_of(document), "petition_id": case.id if case else None}
        )

        def is_same(found: Found) -> bool:
            return (
                found.is_covered
                or document.number is not None
                or word_key(found.columns["title"]) == word_key(document.title)
            )

        return self._reading.recorded.find("document", known_by, is_same)

    def _training(self, row: Row) -> Unadded | None:
        read = row.facts(Training, self._today)
        return self._reading.add(
            row, "training", read, trainings.add_training, trainings.correct_training
        )

    def _inspection(self, row: Row) -> Unadded | None:
        read = row.facts(Inspection, self._today)
        return self._reading.add(
            row, "inspection", read, trainings.add_inspection, trainings.correct_inspection
        )

    def _sanction(self, row: Row) -> Unadded | None:
        read = row.facts(Sanction, self._today)
        return self._reading.add(
            row, "sanction", read, documents.add_sanction, documents.correct_sanction
        )
