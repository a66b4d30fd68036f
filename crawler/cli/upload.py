"""``evercite upload``: copy the store to an object store and prove that it arrived."""

import contextlib
from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crawler.cli import outcomes, terminal
from crawler.cli.invocation import Invocation, command
from crawler.errors import EverciteError
from crawler.uploading.options import Listener, Options, Silent, Summary, Verify

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.progress import Progress

    from crawler.manifest.copies import Copy
    from crawler.policy import Policy
    from crawler.uploading.layout import Item

EXAMPLES = """\b
Examples:
  evercite upload                    copy what is not copied yet, and prove each copy
  evercite upload --dry-run          show what would be sent, and ask nobody
  evercite upload --verify sample    read a few stretches of every copy back as well
  evercite upload --verify all       read every byte of every copy back
  evercite upload --free             read copies back, then delete the WARC files here; they stay readable

\b
A policy names the bucket:
  storage:
    s3: {bucket: NAME, prefix: evercite/, endpoint: "https://…"}
Credentials come from where boto3 finds them: AWS_PROFILE, AWS_ACCESS_KEY_ID, ~/.aws, the machine's role.
Nothing in the bucket is ever overwritten or deleted. Stopped at any moment, the same command goes on.
"""


@command
def upload(
    invocation: Invocation,
    verify: Annotated[
        Verify | None, typer.Option("--verify", help="Read copies back, those of earlier uploads too, and compare.")
    ] = None,
    free: Annotated[
        bool, typer.Option("--free", help="Delete WARC files here once their copies were read back whole.")
    ] = False,
    database: Annotated[
        bool, typer.Option("--database", help="Copy the SQLite database too, beside the manifest's rows.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be sent, and ask nobody.")] = False,
) -> int:
    """Copy the store's closed WARC files, their indexes and its manifest to S3, and prove that they arrived.

    Any S3-compatible object store will do. Each part is sent with its checksum, and each copy is proven by the checksum
    that the server keeps, or read back where it keeps none.
    """
    options = Options(invocation.store, invocation.policy(), verify=verify, free=free, database=database)
    if dry_run:
        return _plan(invocation, options)
    summary = copy(invocation, options)
    with contextlib.suppress(terminal.ClosedPipe):
        if invocation.as_json:
            terminal.emit_json(document(summary))
        else:
            terminal.render(*parts(summary))
    return outcomes.UNSOUND if summary.failures else outcomes.DONE


def copy(invocation: Invocation, options: Options) -> Summary:
    """Upload, show the progress and say what failed, and return what came of it.

    :raises EverciteError: when the object store or the store cannot be used.
    """
    from crawler.uploading.upload import upload as begin

    with listening(quiet=invocation.quiet, files=invocation.verbosity > 0) as listener:
        summary = begin(options, listener)
    for failure in summary.failures:
        terminal.say(f"{failure.file}: {failure.message}")
    return summary


def after_run(invocation: Invocation, policy: "Policy", code: int) -> tuple[dict[str, Any], int]:
    """Upload the store after a run, where the policy says so.

    Returns what ``--json`` has of it, empty where nothing was to be done, and the exit code, where the run's own was
    ``code``. What the run did is done, whatever becomes of the upload.
    """
    if policy.storage.s3 is None or not policy.storage.s3.after_run:
        return {}, code
    try:
        summary = copy(invocation, Options(invocation.store, policy))
    except EverciteError as error:
        terminal.say(f"archived, and not uploaded: {error}; `evercite upload` goes on with it")
        return {"upload": {"error": str(error)}}, outcomes.UNSOUND
    with contextlib.suppress(terminal.ClosedPipe):
        if not invocation.as_json and (summary.uploaded or summary.failures):
            terminal.render("", *parts(summary))
    return {"upload": document(summary)}, outcomes.UNSOUND if summary.failures else code


def document(summary: Summary) -> dict[str, Any]:
    """Return what an upload came to, as ``--json`` prints it."""
    return {
        "place": summary.place,
        "uploaded": [_copy(copy) for copy in summary.uploaded],
        "found": [_copy(copy) for copy in summary.found],
        "held": summary.held,
        "sent_bytes": summary.sent_bytes,
        "verified": summary.verified,
        "verified_bytes": summary.verified_bytes,
        "freed": [copy.file for copy in summary.freed],
        "failures": [{"file": failure.file, "message": failure.message} for failure in summary.failures],
        "seconds": round(summary.seconds, 3),
    }


def _copy(copy: "Copy") -> dict[str, Any]:
    names = ("file", "bucket", "key", "version", "etag", "bytes", "sha256", "checksum", "proof", "at")
    return {name: getattr(copy, name) for name in names}


def _plan(invocation: Invocation, options: Options) -> int:
    from crawler.cli import tables
    from crawler.uploading.upload import planned

    place, files = planned(options)
    if invocation.as_json:
        said = [{"file": item.name, "key": item.key, "bytes": size} for item, size in files]
        terminal.emit_json({"place": place, "files": said, "bytes": sum(size for _, size in files)})
    else:
        terminal.render(*_planned(tables, place, files))
    return outcomes.DONE


def _planned(tables: Any, place: str, files: "list[tuple[Item, int]]") -> "Iterator[RenderableType]":
    yield tables.text(f"{_files(len(files))} and the manifest would go to {place}", 1000)
    if files:
        shown = tables.table("#bytes", "key")
        for item, size in files:
            shown.add_row(str(size), tables.url(item.key))
        yield shown


def parts(summary: Summary) -> "Iterator[RenderableType]":
    """Yield what is shown of an upload: where to, how much, by which proof, and how much failed."""
    from crawler.cli import tables

    proofs = sorted({copy.proof or "" for copy in [*summary.uploaded, *summary.found]})
    pairs: list[tuple[str, object]] = [
        ("bucket", summary.place),
        (
            "uploaded",
            f"{_files(len(summary.uploaded))}, {_size(summary.sent_bytes)} sent" if summary.uploaded else None,
        ),
        ("found there", _files(len(summary.found)) if summary.found else None),
        ("proven by", ", ".join(_PROOFS.get(proof, f"the server's {proof}") for proof in proofs)),
        ("held before", _files(summary.held) if summary.held else None),
        (
            "read back",
            f"{_files(summary.verified)}, {_size(summary.verified_bytes)}" if summary.verified else None,
        ),
        ("freed here", f"{_files(len(summary.freed))}, {_size(_bytes(summary.freed))}" if summary.freed else None),
        ("failed", _files(len(summary.failures)) if summary.failures else None),
    ]
    yield tables.facts(pairs)


_PROOFS = {"read": "reading back"}


def _bytes(copies: "list[Copy]") -> int:
    return sum(copy.bytes for copy in copies)


def _files(count: int) -> str:
    return f"{count} file{'' if count == 1 else 's'}"


def _size(size: int) -> str:
    for unit, one in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= one:
            return f"{size / one:.1f} {unit}"
    return f"{size} bytes"


# Progress.


@contextlib.contextmanager
def listening(*, quiet: bool, files: bool) -> Iterator[Listener]:
    """Yield a listener that tells of an upload on standard error; with ``files``, a line for each file."""
    if quiet:
        yield Silent()
    elif terminal.is_live():
        with _live(files=files) as bar:
            yield bar
    else:
        yield Lines(files=files)


class Lines:
    """A listener that writes plain lines."""

    _SECONDS = 10.0

    def __init__(self, *, files: bool) -> None:
        """Write a line for each file too where ``files`` asks for it."""
        self._files = files
        self._task, self._size, self._moved, self._told = "", 0, 0, monotonic()

    def began(self, task: str, files: int, size: int) -> None:
        """Say what is to be done, where there is anything."""
        self._task, self._size, self._moved, self._told = task, size, 0, monotonic()
        if files:
            terminal.progress(f"{task} {_files(files)}{f', {_size(size)}' if size else ''}")

    def moved(self, size: int) -> None:
        """Say now and then how far it is."""
        self._moved += size
        if monotonic() - self._told > self._SECONDS:
            self._told = monotonic()
            terminal.progress(f"{self._task}: {_size(self._moved)} of {_size(self._size)}")

    def done(self, name: str, how: str) -> None:
        """Name the file."""
        if self._files:
            terminal.progress(f"{name}: {how}")


class Bar:
    """A listener that draws a bar of bytes."""

    def __init__(self, progress: "Progress", *, files: bool) -> None:
        """Draw on a bar that is shown already."""
        self._progress = progress
        self._files = files
        self._task = progress.add_task("uploading", total=None)

    def began(self, task: str, files: int, size: int) -> None:  # noqa: ARG002 - bytes say more than files
        """Begin the bar anew."""
        self._progress.reset(self._task, total=size or None, description=task)

    def moved(self, size: int) -> None:
        """Move the bar on."""
        self._progress.advance(self._task, size)

    def done(self, name: str, how: str) -> None:
        """Name the file above the bar."""
        if self._files:
            terminal.progress(f"{name}: {how}")


@contextlib.contextmanager
def _live(*, files: bool) -> Iterator[Bar]:
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    from crawler.cli.progress import steady_console

    with Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        console=steady_console(),
        transient=True,
        redirect_stdout=False,
    ) as progress:
        yield Bar(progress, files=files)
