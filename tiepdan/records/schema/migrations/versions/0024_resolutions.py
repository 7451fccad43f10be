"""Resolutions among the types of documents (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""

from tiepdan.records.schema.migrations.copying import amend_table, with_terms

revision = "0024"
down_revision = "0023"
SCHEMA_DIGEST = "dae3d4e3f23031791f14cd0aec8d8f9aeb1cb74d5254b0fd2b2a4447c978c579"


def upgrade() -> None:
    amend_table("document", with_terms("documenttype", "plan", "resolution"))
