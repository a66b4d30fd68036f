"""The heads of records, read back from WARC files."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordHead:
    """The named fields of a record."""

    fields: tuple[tuple[str, str], ...]

    @property
    def record_type(self) -> str:
        """The WARC-Type."""
        return self.get("WARC-Type") or ""

    @property
    def is_interim(self) -> bool:
        """Whether the record holds the interim answers of the exchange that follows it."""
        return (self.get("WARC-Target-URI") or "").startswith("urn:evercite:interim:")

    def get(self, name: str) -> str | None:
        """Return the first value of a field, by case-insensitive name."""
        return next((value for key, value in self.fields if key.lower() == name.lower()), None)


def parse_head(data: bytes) -> RecordHead | None:
    """Return the head at the beginning of a record, or None when there is no whole one."""
    head, end, _ = data.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    if not end or not lines[0].startswith(b"WARC/"):
        return None
    fields = []
    for line in lines[1:]:
        name, colon, value = line.partition(b":")
        if not colon:
            return None
        fields.append((name.decode("utf-8", "replace").strip(), value.decode("utf-8", "replace").strip()))
    return RecordHead(tuple(fields))
