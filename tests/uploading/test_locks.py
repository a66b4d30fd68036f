"""Copies that can be neither deleted nor overwritten."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.uploading.conftest import Keeper


def test_a_copy_is_locked_for_as_long_as_the_policy_says(keeper: Keeper) -> None:
    keeper.bucket, keeper.more = "locked", "object_lock: {mode: governance, retain: 10d}, legal_hold: true"
    assert not keeper.upload().failures
    for path in keeper.files():
        said = keeper.object_store.client().head_object(Bucket="locked", Key=keeper.key(path))
        assert said["ObjectLockMode"] == "GOVERNANCE"
        assert said["ObjectLockLegalHoldStatus"] == "ON"
        left = said["ObjectLockRetainUntilDate"] - datetime.now(UTC)
        assert timedelta(days=9, hours=23) < left <= timedelta(days=10)
        assert keeper.copies()[path.name].version == said["VersionId"]


def test_a_lock_can_end_with_a_day(keeper: Keeper) -> None:
    keeper.bucket, keeper.more = "locked", "object_lock: {mode: governance, until: 2040-12-31}"
    assert not keeper.upload().failures
    said = keeper.object_store.client().head_object(Bucket="locked", Key=keeper.key(keeper.big))
    assert said["ObjectLockRetainUntilDate"] == datetime(2040, 12, 31, 23, 59, 59, tzinfo=UTC)


def test_a_copy_that_is_there_without_the_lock_is_told_of(keeper: Keeper) -> None:
    keeper.bucket = "locked"
    keeper.object_store.client().put_object(
        Bucket="locked", Key=keeper.key(keeper.small), Body=keeper.small.read_bytes()
    )
    summary = keeper.upload(more="object_lock: {mode: governance, retain: 10d}")
    (failure,) = summary.failures
    assert failure.file == keeper.small.name
    assert "no lock is on it" in failure.message


@pytest.mark.parametrize("bucket", ["locked"])
def test_the_version_that_was_written_is_the_one_that_is_read(keeper: Keeper, bucket: str) -> None:
    keeper.bucket = bucket
    keeper.upload()
    keeper.object_store.client().put_object(Bucket=bucket, Key=keeper.key(keeper.small), Body=b"a newer version")
    name = keeper.small.name
    summary = keeper.upload(free=True)
    assert not summary.failures
    assert name in {copy.file for copy in summary.freed}
