"""What all parts of a policy have in common."""

from typing import Any

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """A mapping of a policy: its keys are known, and its values do not change once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=False)


def require_value(value: Any) -> Any:
    """Return a value, and refuse a key that stands alone, which could mean the default as well as nought.

    :raises ValueError: when there is none.
    """
    if value is None:
        raise ValueError("it has no value; write one, or leave the line out")
    return value


def or_empty(value: Any) -> Any:
    """Return an empty mapping for a section whose key stands alone, everything below it commented out."""
    return {} if value is None else value
