"""The upload: every closed file of a store and its manifest copied to a bucket, each copy proven.

The ledger in the manifest says what is where; nothing in it is claimed before it is proven. A kill at any moment costs
at most the parts that were on their way: the next upload finds what the server has.
"""

import contextlib
import os
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, as_completed
from datetime import UTC, datetime
from time import monotonic
from typing import TypeVar

from sqlalchemy import Connection

from crawler.errors import CopyUnproven, EverciteError, UploadUnusable
from crawler.manifest import copies
from crawler.manifest.copies import Copy
from crawler.manifest.schema import CopyState, WarcState
from crawler.manifest.store import UPLOAD_LOCK, Store
from crawler.policy import Policy
from crawler.policy.storage import S3
from crawler.recording.files import translated
from crawler.times import stamp
from crawler.uploading import exports, layout, proving
from crawler.uploading.bucket import AlreadyThere, Bucket, NoSuchUpload
from crawler.uploading.checksums import Digests, digest, part_bytes_for
from crawler.uploading.freeing import free, freeable, read_back
from crawler.uploading.layout import Item
from crawler.uploading.options import Failure, Listener, Options, Silent, Summary, Verify
from crawler.uploading.regions import Region
from crawler.uploading.workers import Workers

T = TypeVar("T")


def upload(options: Options, listener: Listener | None = None) -> Summary:
    """Copy what is not copied yet, prove it, and return what came of it.

    A file whose copy cannot be made or proven is among the failures and does not stop the others.

    :raises UploadUnusable: when the policy names no bucket, or its checksum needs what is not installed.
    :raises UploadError: when the object store cannot be used.
    :raises StoreError: when the store cannot be read, or another process uploads it.
    """
    s3, listener, began = bucket_of(options.policy), listener or Silent(), monotonic()
    summary = Summary(s3.place)
    bucket = Bucket(s3)
    with Store.open_beside(options.store, UPLOAD_LOCK) as store:
        bucket.check()
        work = _Upload(options, store, bucket, listener, summary)
        try:
            work.copy_files()
            if options.verify is not None:
                work.verify()
            if options.free:
                work.free()
        finally:
            work.end()
    summary.seconds = monotonic() - began
    return summary


def planned(options: Options) -> tuple[str, list[tuple[Item, int]]]:
    """Return where an upload would send files, and these with their lengths in bytes, by the ledger alone.

    :raises UploadUnusable: when the policy names no bucket.
    :raises StoreError: when the store cannot be read.
    """
    s3 = bucket_of(options.policy)
    with Store.open(options.store) as store, store.connect() as connection:
        known = copies.copies(connection, s3.endpoint or "", s3.bucket)
    items = [item for pair in layout.closed_files(options.store, s3) for item in pair if item is not None]
    sizes = [(item, item.path.stat().st_size) for item in items]
    return s3.place, [(item, size) for item, size in sizes if not _is_copied(known.get(item.key), size)]


def bucket_of(policy: Policy) -> S3:
    """Return where a policy has the store copied to.

    :raises UploadUnusable: when it says nothing of that.
    """
    if policy.storage.s3 is None:
        raise UploadUnusable(
            f"{policy.file or 'the policy'}: it names no bucket; add `storage: {{s3: {{bucket: NAME}}}}` to a policy"
        )
    return policy.storage.s3


def _is_copied(copy: Copy | None, size: int) -> bool:
    return copy is not None and copy.state is CopyState.VERIFIED and copy.bytes == size


class _Upload:
    """One upload under way."""

    def __init__(self, options: Options, store: Store, bucket: Bucket, listener: Listener, summary: Summary) -> None:
        self._options = options
        self._store = store
        self._bucket = bucket
        self._s3 = bucket.s3
        self._listener = listener
        self._summary = summary
        self._guard = threading.Lock()
        self._ended = False
        self._read: set[str] = set()
        with store.connect() as connection:
            self._known = copies.copies(connection, self._s3.endpoint or "", self._s3.bucket)

    def copy_files(self) -> None:
        """Copy the closed files, then the manifest that speaks of them."""
        groups = [[item for item in pair if item] for pair in layout.closed_files(self._options.store, self._s3)]
        self._copy(groups)
        if self._summary.failures:
            return  # a manifest beside copies that are not whole would claim too much
        with exports.manifest(self._options.store, self._s3, self._known) as exported:
            self._copy([[exported]])
        if self._options.database:
            with exports.database(self._options.store, self._s3) as exported:
                self._copy([[exported]])

    def verify(self) -> None:
        """Read back what the ledger says is in the bucket."""
        with self._store.connect() as connection:
            known = copies.copies(connection, self._s3.endpoint or "", self._s3.bucket)
        chosen = [copy for copy in known.values() if copy.state is not CopyState.UPLOADING]
        whole = self._options.verify is Verify.ALL
        verifier = proving.Verifier(self._options.store, self._bucket, self._listener.moved, whole=whole)
        self._listener.began("verifying", len(chosen), sum(copy.bytes for copy in chosen) if whole else 0)
        self._each([[copy] for copy in chosen], lambda copy: self._verify(verifier, copy), _file)

    def _verify(self, verifier: proving.Verifier, copy: Copy) -> None:
        try:
            read = verifier.verify(copy)
        except CopyUnproven:
            self._keep(copies.with_state(copy, CopyState.DIFFERS, _now()))
            raise
        if read == copy.bytes:
            self._read.add(copy.key)
            if copy.state is CopyState.DIFFERS:
                self._keep(copies.with_state(copy, CopyState.VERIFIED, _now(), proof=proving.READ))
        with self._guard:
            self._summary.verified += 1
            self._summary.verified_bytes += read
        self._listener.done(copy.file, "is the same")

    def free(self) -> None:
        """Delete WARC files here whose copies were read back whole."""
        chosen, others = freeable(self._store, self._bucket)
        self._summary.failures += [
            Failure(copy.file, "it stays, since its index has no proven copy") for copy in others
        ]
        self._listener.began("freeing", len(chosen), sum(copy.bytes for copy in chosen if copy.key not in self._read))
        self._each([[copy] for copy in chosen], self._free, _file)

    def _free(self, copy: Copy) -> None:
        if copy.key not in self._read:
            try:
                read_back(self._bucket, copy, self._listener.moved)
            except CopyUnproven:
                self._keep(copies.with_state(copy, CopyState.DIFFERS, _now()))
                raise
        with self._guard:
            if self._ended:
                return
            free(self._store, copy, self._s3)
            self._summary.freed.append(copy)
        self._listener.done(copy.file, f"freed; its copy is {copy.url}")

    def end(self) -> None:
        """Let no thread that is still at work write to the store any more."""
        with self._guard:
            self._ended = True

    # Copying.

    def _copy(self, groups: list[list[Item]]) -> None:
        """Copy groups of files, each group in its order, several at a time."""
        wanted = []
        for group in groups:
            sizes = {item: item.path.stat().st_size for item in group}
            missing = [item for item in group if not _is_copied(self._known.get(item.key), sizes[item])]
            self._summary.held += len(group) - len(missing)
            if missing:
                wanted.append(missing)
        self._listener.began(
            "uploading", sum(map(len, wanted)), sum(item.path.stat().st_size for group in wanted for item in group)
        )
        self._parts = Workers(self._s3.parallel, "part")
        try:
            self._each(wanted, self._copy_one, lambda item: item.name)
        finally:
            self._parts.stop()

    def _each(self, groups: Iterable[list[T]], work: Callable[[T], None], name: Callable[[T], str]) -> None:
        """Do ``work`` on each thing; one that fails by itself ends its group, any other failure ends them all."""

        def go_through(group: list[T]) -> None:
            for one in group:
                try:
                    work(one)
                except CopyUnproven as error:
                    with self._guard:
                        self._summary.failures.append(Failure(name(one), str(error)))
                    return

        workers = Workers(self._s3.parallel, "file")
        try:
            for done in as_completed([workers.do(go_through, group) for group in groups]):
                done.result()
        finally:
            workers.stop()

    def _copy_one(self, item: Item) -> None:
        """Copy a file and prove the copy.

        :raises CopyUnproven: when there is another object of its key, or the copy cannot be proven.
        :raises UploadError: when the object store cannot be used.
        """
        with translated(item.path), item.path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            digests = digest(file, self._s3.checksum, part_bytes_for(size, self._s3.part_size))
            if self._bucket.head(item.key) is not None:
                self._settle(item, self._claim(item, digests), digests, None)
                self._listener.moved(size)
                return
            for last in (False, True):
                try:
                    copy = self._claim(item, digests)
                    if digests.is_multipart:
                        version = self._send_parts(item, copy, digests, file.fileno())
                    else:
                        version = self._bucket.put(item.key, Region(file.fileno(), 0, size), digests, item.media_type)
                        self._moved(size)
                except (AlreadyThere, NoSuchUpload):
                    # An earlier request of ours whose answer was lost, or somebody else's: the bytes will tell. Where
                    # there are none, the upload was dropped by the server, as after a conflict, and begins anew.
                    if last or self._bucket.head(item.key) is not None:
                        self._settle(item, copy, digests, None)
                        return
                else:
                    self._settle(item, copy, digests, version, sent=True)
                    return

    def _claim(self, item: Item, digests: Digests) -> Copy:
        """Enter a copy that is about to be made; what an earlier try had begun is kept while the file is the same."""
        copy = Copy(
            endpoint=self._s3.endpoint or "",
            bucket=self._s3.bucket,
            key=item.key,
            file=item.name,
            bytes=digests.size,
            sha256=digests.sha256,
            state=CopyState.UPLOADING,
            at=_now(),
            part_bytes=digests.part_bytes,
        )
        known = self._known.get(item.key)
        if known is not None and known.upload_id and (known.sha256, known.part_bytes) == (copy.sha256, copy.part_bytes):
            copy = copies.with_state(copy, CopyState.UPLOADING, _now(), upload_id=known.upload_id, parts=known.parts)
        self._keep(copy)
        if item.is_warc:
            self._write(lambda c: copies.mark_warc(c, item.name, WarcState.UPLOADING))
        return copy

    def _send_parts(self, item: Item, copy: Copy, digests: Digests, descriptor: int) -> str | None:
        """Send what the server lacks of a file, put it together, and return the object's version."""
        there = None if copy.upload_id is None else self._bucket.parts(item.key, copy.upload_id)
        if there is None:
            upload_id = self._bucket.begin(item.key, digests, item.media_type)
            copy = copies.with_state(copy, CopyState.UPLOADING, _now(), upload_id=upload_id, parts={})
            self._keep(copy)
        assert copy.upload_id is not None
        etags: dict[int, str] = {}
        jobs = {}
        for number in range(1, len(digests.parts) + 1):
            start, length = digests.span(number)
            part = (there or {}).get(number)
            if part is not None and proving.is_part(
                part, digests, number, (copy.parts or {}).get(str(number)), self._s3.checksum
            ):
                etags[number] = part.etag
                self._listener.moved(length)
            else:
                body = Region(descriptor, start, length)
                jobs[self._parts.do(self._send_part, copy, number, body, digests.parts[number - 1])] = number
        try:
            for done in as_completed(jobs):
                etags[jobs[done]] = done.result()
        finally:
            # The descriptor is about to be closed; nobody may read through it any more.
            for job in jobs:
                job.cancel()
            for job in jobs:
                with contextlib.suppress(EverciteError, NoSuchUpload, CancelledError):
                    job.result()
        return self._bucket.complete(item.key, copy.upload_id, etags, digests)

    def _send_part(self, copy: Copy, number: int, body: Region, part: bytes) -> str:
        assert copy.upload_id is not None
        etag = self._bucket.put_part(copy.key, copy.upload_id, number, body, part)
        self._write(lambda c: copies.keep_part(c, copy, number, etag))
        self._moved(len(body))
        return etag

    def _settle(self, item: Item, copy: Copy, digests: Digests, version: str | None, *, sent: bool = False) -> None:
        """Prove a copy and enter it as proven.

        :raises CopyUnproven: when it cannot be proven.
        """
        try:
            proof = proving.prove(self._bucket, copy, digests, version, sent=sent)
        except CopyUnproven:
            self._keep(copies.with_state(copy, CopyState.DIFFERS, _now(), version=version))
            raise
        proven = copies.with_state(
            copy, CopyState.VERIFIED, _now(), version=proof.held.version or version, etag=proof.held.etag,
            checksum=proof.checksum, proof=proof.how,
        )  # fmt: skip
        self._keep(proven)
        if proof.how == proving.READ:
            self._read.add(copy.key)
        if item.is_warc:
            self._write(lambda c: copies.mark_warc(c, item.name, WarcState.VERIFIED))
        with self._guard:
            (self._summary.uploaded if sent else self._summary.found).append(proven)
        self._listener.done(item.name, f"proven by {proof.words}" if sent else "was there already")

    def _keep(self, copy: Copy) -> None:
        self._write(lambda c: copies.keep(c, copy))

    def _write(self, make: Callable[[Connection], None]) -> None:
        with self._guard:
            if not self._ended:
                with self._store.connect() as connection:
                    make(connection)

    def _moved(self, size: int) -> None:
        with self._guard:
            self._summary.sent_bytes += size
        self._listener.moved(size)


def _file(copy: Copy) -> str:
    return copy.file


def _now() -> str:
    return stamp(datetime.now(UTC))
