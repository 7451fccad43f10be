"""The files of documents, sanctions, training and inspections."""

from tiepdan.facts.subjects import Document, Inspection, Sanction, Training
from tiepdan.records.importing.files.reading import Files, Readers
from tiepdan.records.importing.rows import Row
from tiepdan.records.writing import documents, trainings


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

    def _document(self, row: Row) -> None:
        document = row.facts(Document, self._today)
        self._reading.add(
            row, "document", self._reading.at_its_meeting(row, document), documents.add_document
        )

    def _training(self, row: Row) -> None:
        self._reading.add(row, "training", row.facts(Training, self._today), trainings.add_training)

    def _inspection(self, row: Row) -> None:
        self._reading.add(
            row, "inspection", row.facts(Inspection, self._today), trainings.add_inspection
        )

    def _sanction(self, row: Row) -> None:
        self._reading.add(row, "sanction", row.facts(Sanction, self._today), documents.add_sanction)
