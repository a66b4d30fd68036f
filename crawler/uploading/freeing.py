"""Freeing: WARC files deleted here once their copies were read back, byte for byte.

What stays is the index, the manifest and a note that says where the copy is: enough to read any record by a ranged
request, and for a rebuild of the manifest to find the file again.
"""

from collections.abc import Callable

from crawler.errors import CopyUnproven, UploadError
from crawler.manifest import copies
from crawler.manifest.copies import Copy
from crawler.manifest.schema import CopyState, WarcState
from crawler.manifest.store import Store, locked
from crawler.policy.storage import S3
from crawler.recording import cdxj
from crawler.recording.files import freed_note, sync_directory, translated, write_whole
from crawler.uploading import layout
from crawler.uploading.bucket import Bucket
from crawler.uploading.members import note_of
from crawler.uploading.proving import sha256_of


def freeable(store: Store, bucket: Bucket) -> tuple[list[Copy], list[Copy]]:
    """Return the proven copies of WARC files that are here: those whose index was copied too, and those without.

    :raises UploadError: when the copies are in cold storage, where no record could be read.
    """
    s3 = bucket.s3
    if s3.storage_class is not None and s3.storage_class.is_cold:
        raise UploadError(f"{s3.place}: nothing is freed, since no record could be read from {s3.storage_class}")
    with store.connect() as connection:
        known = copies.copies(connection, s3.endpoint or "", s3.bucket)
    proven = {copy.file: copy for copy in known.values() if copy.state is CopyState.VERIFIED}
    here = [
        copy
        for copy in proven.values()
        if copy.file.endswith(layout.WARC_SUFFIX) and (store.folder / copy.file).exists()
    ]
    with_index = [copy for copy in here if cdxj.path_of(store.folder / copy.file).name in proven]
    return with_index, [copy for copy in here if copy not in with_index]


def read_back(bucket: Bucket, copy: Copy, moved: Callable[[int], None]) -> None:
    """Read a copy back whole, before the file here is deleted.

    :raises CopyUnproven: when the copy is not what it should be.
    :raises UploadError: when it cannot be read.
    """
    found = sha256_of(bucket, copy.key, copy.version, copy.bytes, moved)
    if found != copy.sha256:
        raise CopyUnproven(f"{copy.url}: its SHA-256 is {found} and should be {copy.sha256}; nothing was deleted")


def free(store: Store, copy: Copy, s3: S3) -> None:
    """Delete a WARC file here, whose copy was read back whole.

    :raises CopyUnproven: when the file here, or its index, is not what was copied; it stays.
    :raises StoreLocked: while a run writes to the store.
    """
    path = store.folder / copy.file
    # A run proves at its end that the records it refers to are here.
    with locked(store.folder), translated(path):
        if not cdxj.path_of(path).exists():
            raise CopyUnproven(f"{copy.file}: its index is gone; it stays")
        if path.stat().st_size != copy.bytes:
            raise CopyUnproven(f"{copy.file}: it has {path.stat().st_size} bytes and its copy {copy.bytes}; it stays")
        write_whole(freed_note(path), note_of(copy, s3))
        with store.connect() as connection:
            copies.mark_warc(connection, copy.file, WarcState.FREED)
        path.unlink()
        sync_directory(store.folder)
