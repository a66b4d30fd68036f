"""The tables that version 2 had not; columns are as they were."""

from alembic import op

from crawler.manifest.schema import metadata

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Create every table that is missing."""
    metadata.create_all(op.get_bind())
