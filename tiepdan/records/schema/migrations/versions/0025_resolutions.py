"""Resolutions among the types of documents (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""

from tiepdan.records.schema.migrations.copying import amend_table, with_terms

revision = "0025"
down_revision = "0024"
SCHEMA_DIGEST = "d21affd7cdbaf023a15f5ad62d722d54b9cec99935b9dd2faa6d5f0d08f58ae3"


def upgrade() -> None:
    amend_table("document", with_terms("documenttype", "plan", "resolution"))
