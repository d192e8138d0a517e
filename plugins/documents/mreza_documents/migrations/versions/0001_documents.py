"""Documents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "documents_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "documents_document_series",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_documents_document_series_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents_document_series")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_documents_document_series_id_network_id")),
        sa.UniqueConstraint("network_id", "code", name=op.f("uq_documents_document_series_network_id_code")),
    )
    op.create_index(
        op.f("ix_documents_document_series_network_id"), "documents_document_series", ["network_id"], unique=False
    )
    op.create_table(
        "documents_document",
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "STATUTE",
                "REGISTRATION",
                "TAX_CERTIFICATE",
                "FINANCIAL_REPORT",
                "ANNUAL_REPORT",
                "LICENCE",
                "INSPECTION_REPORT",
                "ACCREDITATION",
                "CURRICULUM_VITAE",
                "DIPLOMA",
                "PROFESSIONAL_LICENCE",
                "CRIMINAL_RECORD",
                "INSURANCE",
                "CONSENT",
                "AGREEMENT",
                "MINUTES",
                "ATTENDANCE_LIST",
                "REPORT",
                "PRESS_CLIPPING",
                "OTHER",
                name="documentkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("valid", postgresql.DATERANGE(), nullable=False),
        sa.Column(
            "visibility",
            sa.Enum(
                "OWNER",
                "MEMBERS",
                "PUBLIC",
                name="documentvisibility",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "FILED",
                "REPLACED",
                "REMOVED",
                name="documentstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("storage_key", sa.Text(), nullable=True),
        sa.Column("receipt_id", sa.Uuid(), nullable=True),
        sa.Column("told_until", sa.Date(), nullable=True),
        sa.Column("told_expired", sa.Boolean(), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "title_sort",
            postgresql.ARRAY(sa.Text(collation="C")),
            sa.Computed("mreza.sort_keys(title)", persisted=True),
            nullable=True,
        ),
        sa.Column(
            "search_text",
            sa.Text(),
            sa.Computed("coalesce(mreza.fold(title), '') || ' ' || coalesce(mreza.fold(issuer), '')", persisted=True),
            nullable=True,
        ),
        sa.CheckConstraint("state <> 'REMOVED' OR storage_key IS NULL", name=op.f("ck_documents_document_removed")),
        sa.CheckConstraint("size > 0", name=op.f("ck_documents_document_size")),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_documents_document_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_documents_document_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["core_person.id"], name=op.f("fk_documents_document_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"],
            ["documents_document.id"],
            name=op.f("fk_documents_document_replaces_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents_document")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_documents_document_id_network_id")),
        sa.UniqueConstraint("id", "organisation_id", name=op.f("uq_documents_document_id_organisation_id")),
        sa.UniqueConstraint("id", "person_id", name=op.f("uq_documents_document_id_person_id")),
        sa.UniqueConstraint("receipt_id", name=op.f("uq_documents_document_receipt_id")),
        sa.UniqueConstraint("storage_key", name=op.f("uq_documents_document_storage_key")),
    )
    op.create_index(
        "ix_documents_document_expiry", "documents_document", [sa.literal_column("(upper(valid))")], unique=False
    )
    op.create_index(op.f("ix_documents_document_network_id"), "documents_document", ["network_id"], unique=False)
    op.create_index(
        op.f("ix_documents_document_organisation_id"), "documents_document", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_documents_document_person_id"), "documents_document", ["person_id"], unique=False)
    op.create_index(op.f("ix_documents_document_replaces_id"), "documents_document", ["replaces_id"], unique=False)
    op.create_index(
        "ix_documents_document_search_text",
        "documents_document",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_documents_document_title_sort_1",
        "documents_document",
        [sa.literal_column("(title_sort[1])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_documents_document_title_sort_2",
        "documents_document",
        [sa.literal_column("(title_sort[2])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_documents_document_title_sort_3",
        "documents_document",
        [sa.literal_column("(title_sort[3])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_documents_document_title_sort_4",
        "documents_document",
        [sa.literal_column("(title_sort[4])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_documents_document_title_sort_5",
        "documents_document",
        [sa.literal_column("(title_sort[5])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_documents_document_title_sort_6",
        "documents_document",
        [sa.literal_column("(title_sort[6])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_documents_document_title_sort_7",
        "documents_document",
        [sa.literal_column("(title_sort[7])"), "id"],
        unique=False,
    )
    op.create_index(
        "ix_documents_document_title_sort_8",
        "documents_document",
        [sa.literal_column("(title_sort[8])"), "id"],
        unique=False,
    )
    op.create_table(
        "documents_issued_document",
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("holder_id", sa.Uuid(), nullable=True),
        sa.Column("holder_name", sa.Text(), nullable=False),
        sa.Column("home_network_id", sa.Uuid(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "ISSUED", "REVOKED", name="issueddocumentstate", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "search_text_network",
            sa.Text(),
            sa.Computed("coalesce(mreza.fold(number), '')", persisted=True),
            nullable=True,
        ),
        sa.CheckConstraint("place > 0 AND edition > 0", name=op.f("ck_documents_issued_document_counted")),
        sa.CheckConstraint("valid_until >= issued_on", name=op.f("ck_documents_issued_document_order")),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["core_person.id"], name=op.f("fk_documents_issued_document_holder_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["home_network_id"],
            ["core_network.id"],
            name=op.f("fk_documents_issued_document_home_network_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_documents_issued_document_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents_issued_document")),
        sa.UniqueConstraint("code", name=op.f("uq_documents_issued_document_code")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_documents_issued_document_id_network_id")),
        sa.UniqueConstraint("network_id", "number", name=op.f("uq_documents_issued_document_network_id_number")),
        sa.UniqueConstraint(
            "network_id", "series", "place", name=op.f("uq_documents_issued_document_network_id_series_place")
        ),
        sa.UniqueConstraint(
            "network_id", "template", "subject", name=op.f("uq_documents_issued_document_network_id_template_subject")
        ),
    )
    op.create_index(
        op.f("ix_documents_issued_document_holder_id"), "documents_issued_document", ["holder_id"], unique=False
    )
    op.create_index(
        op.f("ix_documents_issued_document_home_network_id"),
        "documents_issued_document",
        ["home_network_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_documents_issued_document_network_id"), "documents_issued_document", ["network_id"], unique=False
    )
    op.create_index(
        "ix_documents_issued_document_search_text_network",
        "documents_issued_document",
        ["search_text_network"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text_network": "gin_trgm_ops"},
    )
    op.create_table(
        "documents_document_seal",
        sa.Column("issued_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["issued_id", "network_id"],
            ["documents_issued_document.id", "documents_issued_document.network_id"],
            name=op.f("fk_documents_document_seal_issued_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_documents_document_seal_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents_document_seal")),
        sa.UniqueConstraint("code", name=op.f("uq_documents_document_seal_code")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_documents_document_seal_id_network_id")),
        sa.UniqueConstraint("issued_id", name=op.f("uq_documents_document_seal_issued_id")),
    )
    op.create_index(
        op.f("ix_documents_document_seal_issued_id"), "documents_document_seal", ["issued_id"], unique=False
    )
    op.create_index(
        op.f("ix_documents_document_seal_network_id"), "documents_document_seal", ["network_id"], unique=False
    )
    op.create_table(
        "documents_document_use",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("procedure_network_id", sa.Uuid(), nullable=False),
        sa.Column("dependent", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ended_on >= used_on", name=op.f("ck_documents_document_use_order")),
        sa.ForeignKeyConstraint(
            ["document_id", "network_id"],
            ["documents_document.id", "documents_document.network_id"],
            name=op.f("fk_documents_document_use_document_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id", "organisation_id"],
            ["documents_document.id", "documents_document.organisation_id"],
            name="fk_documents_document_use_organisation_id_of_document",
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id", "person_id"],
            ["documents_document.id", "documents_document.person_id"],
            name="fk_documents_document_use_person_id_of_document",
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["network_id"], ["core_network.id"], name=op.f("fk_documents_document_use_network_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "network_id"],
            ["core_organisation.id", "core_organisation.network_id"],
            name=op.f("fk_documents_document_use_organisation_id_network_id"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["core_person.id"], name=op.f("fk_documents_document_use_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["procedure_network_id"],
            ["core_network.id"],
            name=op.f("fk_documents_document_use_procedure_network_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents_document_use")),
        sa.UniqueConstraint(
            "document_id", "dependent", "purpose", name=op.f("uq_documents_document_use_document_id_dependent_purpose")
        ),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_documents_document_use_id_network_id")),
    )
    op.create_index(
        op.f("ix_documents_document_use_document_id"), "documents_document_use", ["document_id"], unique=False
    )
    op.create_index(
        op.f("ix_documents_document_use_network_id"), "documents_document_use", ["network_id"], unique=False
    )
    op.create_index(
        op.f("ix_documents_document_use_organisation_id"), "documents_document_use", ["organisation_id"], unique=False
    )
    op.create_index(op.f("ix_documents_document_use_person_id"), "documents_document_use", ["person_id"], unique=False)
    op.create_index(
        op.f("ix_documents_document_use_procedure_network_id"),
        "documents_document_use",
        ["procedure_network_id"],
        unique=False,
    )
    op.create_table(
        "documents_issued_edition",
        sa.Column("issued_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("holder_name", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("storage_key", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("network_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(storage_key IS NULL) = (sha256 IS NULL)", name=op.f("ck_documents_issued_edition_kept")),
        sa.ForeignKeyConstraint(
            ["issued_id", "network_id"],
            ["documents_issued_document.id", "documents_issued_document.network_id"],
            name=op.f("fk_documents_issued_edition_issued_id_network_id"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["core_network.id"], name=op.f("fk_documents_issued_edition_network_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents_issued_edition")),
        sa.UniqueConstraint("id", "network_id", name=op.f("uq_documents_issued_edition_id_network_id")),
        sa.UniqueConstraint("issued_id", "number", name=op.f("uq_documents_issued_edition_issued_id_number")),
    )
    op.create_index(
        op.f("ix_documents_issued_edition_issued_id"), "documents_issued_edition", ["issued_id"], unique=False
    )
    op.create_index(
        op.f("ix_documents_issued_edition_network_id"), "documents_issued_edition", ["network_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_documents_issued_edition_network_id"), table_name="documents_issued_edition")
    op.drop_index(op.f("ix_documents_issued_edition_issued_id"), table_name="documents_issued_edition")
    op.drop_table("documents_issued_edition")
    op.drop_index(op.f("ix_documents_document_use_procedure_network_id"), table_name="documents_document_use")
    op.drop_index(op.f("ix_documents_document_use_person_id"), table_name="documents_document_use")
    op.drop_index(op.f("ix_documents_document_use_organisation_id"), table_name="documents_document_use")
    op.drop_index(op.f("ix_documents_document_use_network_id"), table_name="documents_document_use")
    op.drop_index(op.f("ix_documents_document_use_document_id"), table_name="documents_document_use")
    op.drop_table("documents_document_use")
    op.drop_index(op.f("ix_documents_document_seal_network_id"), table_name="documents_document_seal")
    op.drop_index(op.f("ix_documents_document_seal_issued_id"), table_name="documents_document_seal")
    op.drop_table("documents_document_seal")
    op.drop_index(
        "ix_documents_issued_document_search_text_network",
        table_name="documents_issued_document",
        postgresql_using="gin",
        postgresql_ops={"search_text_network": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_documents_issued_document_network_id"), table_name="documents_issued_document")
    op.drop_index(op.f("ix_documents_issued_document_home_network_id"), table_name="documents_issued_document")
    op.drop_index(op.f("ix_documents_issued_document_holder_id"), table_name="documents_issued_document")
    op.drop_table("documents_issued_document")
    op.drop_index("ix_documents_document_title_sort_8", table_name="documents_document")
    op.drop_index("ix_documents_document_title_sort_7", table_name="documents_document")
    op.drop_index("ix_documents_document_title_sort_6", table_name="documents_document")
    op.drop_index("ix_documents_document_title_sort_5", table_name="documents_document")
    op.drop_index("ix_documents_document_title_sort_4", table_name="documents_document")
    op.drop_index("ix_documents_document_title_sort_3", table_name="documents_document")
    op.drop_index("ix_documents_document_title_sort_2", table_name="documents_document")
    op.drop_index("ix_documents_document_title_sort_1", table_name="documents_document")
    op.drop_index(
        "ix_documents_document_search_text",
        table_name="documents_document",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_documents_document_replaces_id"), table_name="documents_document")
    op.drop_index(op.f("ix_documents_document_person_id"), table_name="documents_document")
    op.drop_index(op.f("ix_documents_document_organisation_id"), table_name="documents_document")
    op.drop_index(op.f("ix_documents_document_network_id"), table_name="documents_document")
    op.drop_index("ix_documents_document_expiry", table_name="documents_document")
    op.drop_table("documents_document")
    op.drop_index(op.f("ix_documents_document_series_network_id"), table_name="documents_document_series")
    op.drop_table("documents_document_series")
