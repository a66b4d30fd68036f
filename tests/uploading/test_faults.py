"""Bytes that change or get lost between here and the server are never reported as copied."""

import os
import signal
import subprocess
from typing import Any

import pytest

from crawler.errors import UploadError
from crawler.manifest.copies import Copy
from crawler.manifest.schema import CopyState
from crawler.uploading.bucket import Bucket
from crawler.uploading.options import Verify
from crawler.uploading.regions import Region
from tests.cli.conftest import COMMAND, environment
from tests.uploading.conftest import ALONE, PART_BYTES, Keeper
from tests.uploading.faulty import Faulty
from tests.uploading.seaweed import KEEPER


@pytest.mark.parametrize("checksum", ["sha256", "md5"])
def test_a_way_that_changes_every_body_lets_nothing_be_proven(keeper: Keeper, faulty: Faulty, checksum: str) -> None:
    faulty.flips_sent = -1
    summary = keeper.upload(endpoint=faulty.endpoint, more=f"checksum: {checksum}")
    assert keeper.big.name in {failure.file for failure in summary.failures}
    assert keeper.copies()[keeper.big.name].state is not CopyState.VERIFIED
    assert "what arrives is not what is sent" in summary.failures[0].message
    faulty.flips_sent = 0
    assert not keeper.upload(endpoint=faulty.endpoint, more=f"checksum: {checksum}").failures
    assert keeper.object_store.get(keeper.key(keeper.big)) == keeper.big.read_bytes()


def test_a_server_that_checks_nothing_is_found_out_by_reading_back(keeper: Keeper, faulty: Faulty) -> None:
    faulty.flips_sent = -1
    summary = keeper.upload(endpoint=faulty.endpoint, more="checksum: none")
    assert [failure.file for failure in summary.failures] == [keeper.big.name]
    assert "what arrived is not what was sent" in summary.failures[0].message
    assert keeper.copies()[keeper.big.name].state is CopyState.DIFFERS


def test_a_byte_that_changes_once_on_the_way_is_sent_again(keeper: Keeper, faulty: Faulty) -> None:
    faulty.flips_sent = 1
    assert not keeper.upload(endpoint=faulty.endpoint).failures
    assert faulty.flips_sent == 0
    assert keeper.object_store.get(keeper.key(keeper.big)) == keeper.big.read_bytes()


def test_a_connection_that_is_lost_once_is_taken_up_again(keeper: Keeper, faulty: Faulty) -> None:
    faulty.drops = 1
    assert not keeper.upload(endpoint=faulty.endpoint).failures
    assert faulty.drops == 0
    assert keeper.object_store.get(keeper.key(keeper.big)) == keeper.big.read_bytes()


def test_a_copy_that_reads_back_otherwise_is_not_verified_and_frees_nothing(keeper: Keeper, faulty: Faulty) -> None:
    keeper.upload(endpoint=faulty.endpoint)
    faulty.flips_received = -1
    summary = keeper.upload(Verify.ALL, free=True, endpoint=faulty.endpoint)
    (failure,) = [failure for failure in summary.failures if failure.file == keeper.big.name]
    assert "its SHA-256 is" in failure.message
    assert keeper.copies()[keeper.big.name].state is CopyState.DIFFERS
    assert keeper.big.name not in {copy.file for copy in summary.freed}
    assert keeper.big.exists()
    faulty.flips_received = 0
    assert not keeper.upload(Verify.ALL, endpoint=faulty.endpoint).failures
    assert keeper.copies()[keeper.big.name].state is CopyState.VERIFIED


@pytest.mark.parametrize("verify", Verify)
def test_a_copy_that_somebody_replaced_is_found_out(keeper: Keeper, verify: Verify) -> None:
    keeper.upload()
    rotten = bytearray(keeper.small.read_bytes())
    rotten[len(rotten) // 2] ^= 1
    keeper.object_store.client().put_object(Bucket="copies", Key=keeper.key(keeper.small), Body=bytes(rotten))
    summary = keeper.upload(verify)
    assert [failure.file for failure in summary.failures] == [keeper.small.name]
    assert keeper.copies()[keeper.small.name].state is CopyState.DIFFERS


def test_a_copy_that_is_gone_is_missed_and_made_anew(keeper: Keeper) -> None:
    keeper.upload()
    keeper.object_store.client().delete_object(Bucket="copies", Key=keeper.key(keeper.small))
    summary = keeper.upload(Verify.SAMPLE)
    assert "it is gone" in summary.failures[0].message
    again = keeper.upload()
    assert [copy.file for copy in again.uploaded] == [keeper.small.name]
    assert keeper.object_store.get(keeper.key(keeper.small)) == keeper.small.read_bytes()


def stop_at(keeper: Keeper, faulty: Faulty, bytes_sent: int, number: int, code: int) -> bytes:
    """Upload in a process of its own, and send it a signal once so much was sent; return what it said."""
    (keeper.folder / "p.yaml").write_text(keeper.policy_text(endpoint=faulty.endpoint, more="parallel: 1"))
    started = faulty.sent
    process: list[int] = []

    def heard(sent: int) -> None:
        if sent - started > bytes_sent and process:
            os.kill(process.pop(), number)

    faulty.on_sent = heard
    running = subprocess.Popen(
        [*COMMAND, "upload", "--policy", "p.yaml"],
        cwd=keeper.folder, env=environment(keeper.folder, **ALONE, **KEEPER.environment),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    process.append(running.pid)
    _, said = running.communicate()
    assert running.returncode == code, said
    faulty.on_sent = lambda _: None
    return said


def kill_at(keeper: Keeper, faulty: Faulty, bytes_sent: int) -> None:
    stop_at(keeper, faulty, bytes_sent, signal.SIGKILL, -signal.SIGKILL)


def test_killed_again_and_again_it_goes_on_with_what_the_server_lacks(huge: Keeper, faulty: Faulty) -> None:
    kill_at(huge, faulty, 3_000_000)
    first = huge.copies()[huge.big.name]
    assert first.state is CopyState.UPLOADING
    kill_at(huge, faulty, 8_000_000)  # the first part is there now
    kill_at(huge, faulty, 3_000_000)
    begun = huge.copies()[huge.big.name]
    assert begun.upload_id == first.upload_id
    assert list(begun.parts or ()) == ["1"]
    before = faulty.sent
    summary = huge.upload(endpoint=faulty.endpoint)
    assert not summary.failures
    assert faulty.sent - before < huge.big.stat().st_size - 4_000_000
    assert huge.object_store.get(huge.key(huge.big)) == huge.big.read_bytes()
    assert not huge.object_store.client().list_multipart_uploads(Bucket="copies", Prefix=huge.prefix).get("Uploads")
    assert {copy.state for copy in huge.copies().values()} == {CopyState.VERIFIED}


def begin(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> Copy:
    """Leave an upload behind of which the server has the first part; return what the ledger says of it."""
    real = Bucket.put_part

    def put_part(self: Bucket, key: str, upload_id: str, number: int, body: Region, digest: bytes) -> str:
        if number > 1:
            raise UploadError("the network is gone")
        return real(self, key, upload_id, number, body, digest)

    with monkeypatch.context() as patch:
        patch.setattr(Bucket, "put_part", put_part)
        with pytest.raises(UploadError, match="the network is gone"):
            keeper.upload()
    copy = keeper.copies()[keeper.big.name]
    assert (copy.state, list(copy.parts or ())) == (CopyState.UPLOADING, ["1"])
    return copy


def test_a_part_of_an_earlier_upload_that_is_not_the_files_is_sent_anew(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = begin(keeper, monkeypatch)
    keeper.object_store.client().upload_part(
        Bucket="copies", Key=copy.key, UploadId=copy.upload_id, PartNumber=1, Body=bytes(PART_BYTES),
        ChecksumAlgorithm="SHA256",
    )  # fmt: skip
    assert not keeper.upload().failures
    assert keeper.object_store.get(keeper.key(keeper.big)) == keeper.big.read_bytes()


def test_an_upload_that_the_server_forgot_begins_anew(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = begin(keeper, monkeypatch)
    keeper.object_store.client().abort_multipart_upload(Bucket="copies", Key=copy.key, UploadId=copy.upload_id)
    assert not keeper.upload().failures
    assert keeper.object_store.get(keeper.key(keeper.big)) == keeper.big.read_bytes()


def test_an_answer_that_was_lost_after_the_work_was_done_is_no_failure(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, complete = Bucket.put, Bucket.complete

    def twice(self: Bucket, *arguments: Any) -> Any:
        put(self, *arguments)
        return put(self, *arguments)

    def completed_twice(self: Bucket, *arguments: Any) -> Any:
        complete(self, *arguments)
        return complete(self, *arguments)

    monkeypatch.setattr(Bucket, "put", twice)
    monkeypatch.setattr(Bucket, "complete", completed_twice)
    assert not keeper.upload().failures
    assert {copy.state for copy in keeper.copies().values()} == {CopyState.VERIFIED}


def test_an_upload_that_is_dropped_in_a_conflict_begins_anew(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    complete, asked = Bucket.complete, []

    def dropped(self: Bucket, key: str, upload_id: str, *more: Any) -> Any:
        asked.append(upload_id)
        if len(asked) == 1:
            self._client.abort_multipart_upload(Bucket="copies", Key=key, UploadId=upload_id)
        return complete(self, key, upload_id, *more)

    monkeypatch.setattr(Bucket, "complete", dropped)
    assert not keeper.upload().failures
    assert len(set(asked)) == 2
    assert keeper.object_store.get(keeper.key(keeper.big)) == keeper.big.read_bytes()


def test_interrupted_it_ends_at_once_and_goes_on_later(huge: Keeper, faulty: Faulty) -> None:
    said = stop_at(huge, faulty, 3_000_000, signal.SIGINT, 130)
    assert said.endswith(b"interrupted; the store is sound, and the same command goes on where it stopped\n")
    assert not huge.upload().failures
    assert huge.object_store.get(huge.key(huge.big)) == huge.big.read_bytes()
