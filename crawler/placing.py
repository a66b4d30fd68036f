"""Files and folders that others wait for: written under another name, made durable, then given their own."""

import contextlib
import errno
import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from crawler.errors import EverciteError
from crawler.recording.files import sync_directory

STANDARD_OUTPUT = Path("-")
_COPIED_BYTES = 1 << 20


class PlaceTaken(EverciteError):
    """Something is there already where something was to be written; choose another name, or ``--force``."""

    exit_code = 2


class PlaceUnusable(EverciteError):
    """Nothing can be written where something was to go; choose another place, or free some space."""

    exit_code = 2


def require_free(path: Path, *, force: bool) -> None:
    """Refuse a place before any work is done for it.

    :raises PlaceTaken: when something is there that is not to be replaced.
    :raises PlaceUnusable: when there is no folder to put it in.
    """
    if path == STANDARD_OUTPUT:
        return
    if path.is_dir():
        raise PlaceTaken(f"{path}: this is a folder; name a file in it")
    if os.path.lexists(path) and not force:
        raise PlaceTaken(f"{path}: exists already; --force replaces it")
    if not path.parent.is_dir():
        raise PlaceUnusable(f"{path}: there is no folder {path.parent}")


@contextlib.contextmanager
def placed(path: Path, *, force: bool) -> Iterator[BinaryIO]:
    """Yield a file to write and seek in, which appears under its name whole and durable, or not at all.

    ``-`` is standard output, which gets the file when it is whole.

    :raises PlaceTaken: when something is there that is not to be replaced.
    :raises PlaceUnusable: when it cannot be written.
    """
    require_free(path, force=force)
    with _told(path):
        if path == STANDARD_OUTPUT:
            with tempfile.TemporaryFile() as staged:
                yield staged
                staged.seek(0)
                _send(staged)
            return
        draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
        try:
            with draft.open("xb") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            _give_name(draft, path, force=force)
        finally:
            draft.unlink(missing_ok=True)
        sync_directory(path.parent)


@contextlib.contextmanager
def placed_folder(path: Path, *, mark: str | None = None, parents: bool = False) -> Iterator[Path]:
    """Yield a folder to fill, which appears under its name when it is whole.

    Nothing may be there, but with ``mark`` an empty folder, or an older one with a file of that name in it, which is
    replaced as a whole. With ``parents`` the folders above it are made. The files in it are made durable by whoever
    writes them, as :func:`written` does.

    :raises PlaceTaken: when something else is there.
    :raises PlaceUnusable: when it cannot be written.
    """
    with _told(path):
        _require_replaceable(path, mark)
        if parents:
            path.parent.mkdir(parents=True, exist_ok=True)
    if not path.parent.is_dir():
        raise PlaceUnusable(f"{path}: there is no folder {path.parent}")
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    with _told(path):
        try:
            draft.mkdir()
            yield draft
            for folder in (*(one for one in draft.rglob("*") if one.is_dir()), draft):
                sync_directory(folder)
            _take_place(draft, path)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        sync_directory(path.parent)


def _require_replaceable(path: Path, mark: str | None) -> None:
    if not os.path.lexists(path):
        return
    if mark is None:
        raise PlaceTaken(f"{path}: exists already; name a folder that does not")
    if not path.is_dir() or (any(path.iterdir()) and not (path / mark).is_file()):
        raise PlaceTaken(f"{path}: what is there stays, for it has no {mark} in it; name a new folder")


def _take_place(draft: Path, path: Path) -> None:
    if not path.exists():
        draft.rename(path)
        return
    older = draft.with_suffix(".older")
    path.rename(older)
    try:
        draft.rename(path)
    except BaseException:
        older.rename(path)
        raise
    shutil.rmtree(older)


@contextlib.contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """Yield a new file in a folder on its way, durable at the end; folders above it are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as out:
        yield out
        out.flush()
        os.fsync(out.fileno())


def _give_name(draft: Path, path: Path, *, force: bool) -> None:
    if force:
        draft.replace(path)
        return
    try:
        # Unlike a rename, a link never takes the place of what somebody put there meanwhile.
        os.link(draft, path)
    except FileExistsError:
        raise PlaceTaken(f"{path}: exists already; --force replaces it") from None
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK):
            raise
        draft.rename(path)  # a file system without links


def _send(staged: BinaryIO) -> None:
    sys.stdout.flush()
    while data := staged.read(_COPIED_BYTES):
        sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say of an error that it is the place that cannot be written."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        what = "standard output" if path == STANDARD_OUTPUT else str(path)
        raise PlaceUnusable(f"{what}: cannot be written: {error.strerror or error}") from error
