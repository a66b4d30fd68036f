"""What the ledger of copies says of files, beside the files that are here; the copies themselves are not asked."""

import json
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, select

from crawler.manifest import sealing
from crawler.manifest.schema import CopyState, upload
from crawler.manifest.store import DATABASE
from crawler.proving.files import Checked
from crawler.proving.problems import Kind, Problems
from crawler.recording.cdxj import SUFFIX
from crawler.recording.files import FREED_SUFFIX

_NOTED = ("endpoint", "bucket", "key", "version", "bytes", "sha256")


def freed_files(folder: Path) -> set[str]:
    """Return the WARC files that are not here because they were freed."""
    names = {path.name.removesuffix(FREED_SUFFIX) for path in folder.glob(f"*{FREED_SUFFIX}")}
    return {name for name in names if not (folder / name).exists()}


def check_copies(connection: Connection, folder: Path, files: Mapping[str, Checked], problems: Problems) -> None:
    """Compare the ledger with the notes of freed files, and its digests with the files that are here."""
    rows = connection.execute(select(upload).where(upload.c.state == CopyState.VERIFIED)).all()
    for row in rows:
        if row.file in files:
            found = files[row.file].sha256
        elif row.file.endswith(SUFFIX) and (folder / row.file).exists():
            found = sealing.digest_of(folder / row.file)
        else:
            continue
        if found != row.sha256:
            message = f"its copy s3://{row.bucket}/{row.key} has the SHA-256 {row.sha256}, and it has {found}"
            problems.add(Kind.FILE, row.file, message)
    noted = [tuple(getattr(row, name) for name in _NOTED) for row in rows]
    for note in sorted(folder.glob(f"*{FREED_SUFFIX}")):
        try:
            said = json.loads(note.read_bytes())
            known = tuple(said[name] for name in _NOTED) in noted and f"{said['file']}{FREED_SUFFIX}" == note.name
        except (OSError, ValueError, KeyError, TypeError):
            problems.add(Kind.FILE, note.name, "it cannot be read, and says where the copy of a freed file is")
            continue
        if not known:
            problems.add(Kind.FILE, note.name, f"{DATABASE} knows no such copy as it names")
