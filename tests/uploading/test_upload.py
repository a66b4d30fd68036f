import gzip
import json
from pathlib import Path

import pytest

from crawler.errors import UploadUnusable
from crawler.manifest.schema import CopyState
from crawler.manifest.store import Store
from crawler.policy import Policy
from crawler.uploading.options import Options, Verify
from crawler.uploading.upload import planned, upload
from tests.uploading.conftest import Keeper


def test_every_closed_file_arrives_byte_for_byte(keeper: Keeper) -> None:
    (keeper.store / "evercite-20260101000000000-00000-0.warc.gz.open").write_bytes(b"being written")
    summary = keeper.upload()
    assert not summary.failures
    arrived = keeper.object_store.keys(keeper.prefix)
    assert len(arrived) == 5
    for path in keeper.files():
        assert keeper.object_store.get(keeper.key(path)) == path.read_bytes()
    assert not any(".open" in key for key in arrived)


def test_the_manifest_arrives_as_json_lines_named_by_what_it_says(keeper: Keeper) -> None:
    keeper.upload()
    (name,) = [key for key in keeper.object_store.keys(keeper.prefix) if key.endswith(".jsonl.gz")]
    lines = gzip.decompress(keeper.object_store.get(name)).decode().splitlines()
    assert {json.loads(line)["schema"] for line in lines} == {"evercite-manifest/1"}
    assert len(lines) == 2
    assert not list(keeper.store.glob("**/*.jsonl.gz"))
    again = keeper.upload()
    assert not again.uploaded
    assert again.held == 5


def test_the_ledger_says_what_is_where_and_what_proves_it(keeper: Keeper) -> None:
    keeper.upload()
    copies = keeper.copies()
    big, small = copies[keeper.big.name], copies[keeper.small.name]
    assert {copy.state for copy in copies.values()} == {CopyState.VERIFIED}
    assert (big.bucket, big.key, big.bytes) == ("copies", keeper.key(keeper.big), keeper.big.stat().st_size)
    assert big.proof == small.proof == "sha256"
    assert big.checksum is not None
    assert big.checksum.endswith("=-2")
    assert big.upload_id is None
    assert keeper.states() == {"verified"}


def test_the_server_keeps_the_sha256_of_a_whole_file_beside_that_of_its_parts(keeper: Keeper) -> None:
    keeper.upload()
    said = keeper.object_store.client().head_object(Bucket="copies", Key=keeper.key(keeper.big))
    assert said["Metadata"]["sha256"] == keeper.copies()[keeper.big.name].sha256


@pytest.mark.parametrize(("checksum", "proof"), [("crc64nvme", "crc64nvme"), ("md5", "md5"), ("none", "read")])
def test_a_copy_is_proven_by_the_checksum_of_the_policy_or_read_back(keeper: Keeper, checksum: str, proof: str) -> None:
    if checksum == "crc64nvme":
        pytest.importorskip("awscrt")
    keeper.more = f"checksum: {checksum}"
    assert not keeper.upload().failures
    assert {copy.proof for copy in keeper.copies().values()} == {proof}
    assert keeper.object_store.get(keeper.key(keeper.big)) == keeper.big.read_bytes()


def test_what_is_there_already_with_the_same_bytes_counts_as_uploaded(keeper: Keeper) -> None:
    keeper.upload()
    with Store.open(keeper.store, write=True) as store, store.connect() as connection:
        connection.exec_driver_sql("DELETE FROM upload")
    again = keeper.upload()
    assert not again.failures
    assert {copy.file for copy in again.found} == {path.name for path in keeper.files()}
    assert again.sent_bytes == again.uploaded[0].bytes  # the manifest, whose name has the time


@pytest.mark.parametrize("conditional", ["true", "false"])
def test_another_object_under_the_same_key_is_never_overwritten(keeper: Keeper, conditional: str) -> None:
    other = b"something else"
    for path in (keeper.big, keeper.small):
        keeper.object_store.client().put_object(Bucket="copies", Key=keeper.key(path), Body=other)
    summary = keeper.upload(more=f"conditional: {conditional}")
    assert {failure.file for failure in summary.failures} == {keeper.big.name, keeper.small.name}
    for failure in summary.failures:
        assert "14 bytes there" in failure.message
        assert keeper.copies()[failure.file].sha256 in failure.message
        assert f"s3://copies/{keeper.prefix}" in failure.message
    assert keeper.object_store.get(keeper.key(keeper.big)) == other
    assert not [key for key in keeper.object_store.keys(keeper.prefix) if "manifest" in key]


def test_an_object_that_appears_while_a_file_is_sent_is_not_overwritten(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crawler.uploading.bucket import Bucket

    client = keeper.object_store.client()
    real = Bucket.head

    def head(self: Bucket, key: str, version: str | None = None) -> object:
        found = real(self, key, version)
        if found is None and key.endswith(".warc.gz"):
            client.put_object(Bucket="copies", Key=key, Body=b"quicker")
        return found

    monkeypatch.setattr(Bucket, "head", head)
    summary = keeper.upload()
    assert {failure.file for failure in summary.failures} == {keeper.big.name, keeper.small.name}
    assert keeper.object_store.get(keeper.key(keeper.big)) == b"quicker"
    assert keeper.object_store.get(keeper.key(keeper.small)) == b"quicker"


def test_the_prefix_can_have_the_day_that_a_file_was_begun_on(keeper: Keeper) -> None:
    keeper.prefix += "/{year}/{month}"
    keeper.upload()
    moment = keeper.small.name.split("-")[1]
    key = f"{keeper.prefix.partition('{')[0]}{moment[:4]}/{moment[4:6]}/{keeper.small.name}"
    assert keeper.object_store.get(key) == keeper.small.read_bytes()


def test_a_dry_run_tells_what_would_be_sent_and_asks_nobody(keeper: Keeper) -> None:
    nowhere = keeper.policy(endpoint="http://127.0.0.1:9")
    place, files = planned(Options(keeper.store, nowhere))
    assert place == f"s3://copies/{keeper.prefix}/ at http://127.0.0.1:9"
    assert {(item.path, size) for item, size in files} == {(path, path.stat().st_size) for path in keeper.files()}
    keeper.upload()
    assert planned(Options(keeper.store, keeper.policy()))[1] == []


def test_the_database_is_copied_whole_when_asked_for(keeper: Keeper, tmp_path: Path) -> None:
    keeper.upload(database=True)
    (name,) = [key for key in keeper.object_store.keys(keeper.prefix) if key.endswith(".sqlite")]
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "manifest.sqlite").write_bytes(keeper.object_store.get(name))
    with Store.open(tmp_path / "copy") as store, store.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM citation").scalar() == 2


def test_a_run_may_write_to_the_store_while_it_is_uploaded(keeper: Keeper) -> None:
    with Store.open(keeper.store, write=True):
        assert not keeper.upload().failures


def test_a_policy_without_a_bucket_is_told_how_to_name_one(keeper: Keeper) -> None:
    with pytest.raises(UploadUnusable, match=r"storage: \{s3: \{bucket: NAME\}\}") as error:
        upload(Options(keeper.store, Policy()))
    assert error.value.exit_code == 2


def test_storage_class_and_tags_are_those_of_the_policy(keeper: Keeper) -> None:
    keeper.more = 'storage_class: STANDARD_IA, tags: {project: "law & order", kind: warc}'
    assert not keeper.upload().failures
    client = keeper.object_store.client()
    for path in (keeper.big, keeper.small):
        where = {"Bucket": "copies", "Key": keeper.key(path)}
        assert client.head_object(**where)["StorageClass"] == "STANDARD_IA"
        assert {tag["Key"]: tag["Value"] for tag in client.get_object_tagging(**where)["TagSet"]} == {
            "project": "law & order", "kind": "warc",
        }  # fmt: skip


def test_the_server_encrypts_when_the_policy_says_so(keeper: Keeper) -> None:
    keeper.more = "encryption: AES256"
    assert not keeper.upload(Verify.ALL).failures
    for path in (keeper.big, keeper.small):
        said = keeper.object_store.client().head_object(Bucket="copies", Key=keeper.key(path))
        assert said["ServerSideEncryption"] == "AES256"
    assert {copy.proof for copy in keeper.copies().values()} == {"sha256"}
