"""Answers that SeaweedFS does not give, made up after the Amazon S3 API reference, and what is said of them."""

from typing import Any

import pytest
from botocore import exceptions as boto

from crawler.errors import CopyUnproven, UploadError
from crawler.policy.storage import S3
from crawler.uploading.faults import told


def answer(code: str, status: int = 400, message: str = "", **headers: str) -> boto.ClientError:
    said: dict[str, Any] = {
        "Error": {"Code": code, "Message": message},
        "ResponseMetadata": {"HTTPStatusCode": status, "HTTPHeaders": headers},
    }
    return boto.ClientError(said, "PutObject")


def said_of(error: Exception, **more: Any) -> str:
    s3 = S3(bucket="copies", **more)
    with pytest.raises(UploadError) as raised, told(s3, "write objects"):
        raise error
    assert str(raised.value).startswith("s3://copies/")
    return str(raised.value)


@pytest.mark.parametrize(
    ("code", "status", "hint"),
    [
        ("ExpiredToken", 400, "the session has ended; log in anew"),
        ("SlowDown", 503, "the server cannot write objects now (SlowDown); run the same command again later"),
        ("InvalidObjectState", 403, "must be restored before they can be read"),
        ("NoSuchBucket", 404, "the bucket `copies` is gone"),
        ("QuotaExceeded", 403, "the server refuses to write objects (QuotaExceeded)"),
        ("NotImplemented", 501, "needs `conditional: false`"),
    ],
)
def test_an_answer_is_told_in_words(code: str, status: int, hint: str) -> None:
    assert hint in said_of(answer(code, status))


def test_a_bucket_elsewhere_is_told_with_its_region() -> None:
    error = answer("PermanentRedirect", 301, **{"x-amz-bucket-region": "eu-central-1"})
    assert "it is in eu-central-1: add `region: eu-central-1`" in said_of(error)


def test_a_server_that_lacks_what_the_policy_asks_for_is_told_with_that() -> None:
    error = answer("InvalidArgument", message="no such class")
    assert "(InvalidArgument: no such class); the policy asks for `storage_class`" in said_of(
        error, storage_class="GLACIER"
    )


def test_what_arrives_garbled_concerns_one_file_only() -> None:
    with (
        pytest.raises(CopyUnproven, match="what arrives is not what is sent"),
        told(S3(bucket="copies"), "write objects"),
    ):
        raise answer("XAmzContentChecksumMismatch")


def test_a_certificate_that_is_not_trusted_is_told_apart() -> None:
    error = boto.SSLError(endpoint_url="https://minio.test", error="CERTIFICATE_VERIFY_FAILED")
    assert "AWS_CA_BUNDLE" in said_of(error, endpoint="https://minio.test")


def test_what_a_server_says_is_kept_short() -> None:
    assert len(said_of(answer("Odd", message="x" * 10_000))) < 400
