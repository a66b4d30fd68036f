"""Where migrations begin: version 1 lacked tables and no columns, and gets them by the next step."""

revision = "2"
down_revision = None


def upgrade() -> None:
    """Change nothing."""
