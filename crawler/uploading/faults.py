"""What an object store, or the way to it, says is wrong, in a line for the person who can mend it.

Error codes are those of the Amazon S3 API reference ("Error responses"); S3-alikes use the same ones.
"""

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any

from botocore import exceptions as boto

from crawler.errors import CopyUnproven, UploadError
from crawler.policy.storage import S3

GARBLED = frozenset(
    {"BadDigest", "InvalidDigest", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch", "IncompleteBody",
     "RequestTimeout"}
)  # fmt: skip
"""What was received is not what was sent."""

IN_CONFLICT = frozenset({"ConditionalRequestConflict", "OperationAborted"})
"""Another request for the same key is under way."""

_CREDENTIALS = {
    "InvalidAccessKeyId": "the server does not know the access key",
    "SignatureDoesNotMatch": "the secret key does not belong to the access key",
    "ExpiredToken": "the session has ended; log in anew",
    "TokenRefreshRequired": "the session has ended; log in anew",
    "InvalidToken": "the session token is not valid",
    "NotSignedUp": "the account has no object store",
}
_CLOCK = frozenset({"RequestTimeTooSkewed", "RequestExpired"})
_DENIED = frozenset({"AccessDenied", "403", "Forbidden", "AllAccessDisabled", "AccountProblem"})
_MOVED = frozenset({"PermanentRedirect", "301", "TemporaryRedirect", "AuthorizationHeaderMalformed"})
_ABSENT = frozenset({"NoSuchBucket", "404", "NotFound", "InvalidBucketName", "400"})
_BUSY = frozenset({"SlowDown", "ServiceUnavailable", "InternalError", "500", "502", "503", "504", "OperationAborted"})

_SAID_CHARACTERS = 200

PERMISSIONS = "s3:ListBucket on the bucket, s3:PutObject, s3:GetObject and s3:ListMultipartUploadParts on its objects"


@contextlib.contextmanager
def told(s3: S3, doing: str) -> Iterator[None]:
    """Turn what boto3 raises into one of our errors.

    :raises UploadError: when the object store, or the way to it, is at fault.
    """
    try:
        yield
    except (boto.BotoCoreError, boto.ClientError, boto.HTTPClientError) as error:
        raise _explained(error, s3, doing) from error


def code_of(error: boto.ClientError) -> str:
    """Return the error code, or the HTTP status where an answer has no body to say one in."""
    return str(error.response.get("Error", {}).get("Code") or status_of(error))


def status_of(error: boto.ClientError) -> int:
    """Return the HTTP status of the answer, 0 where it is not known."""
    return int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") or 0)


def _explained(error: Exception, s3: S3, doing: str) -> UploadError:
    if isinstance(error, boto.ClientError):
        return _of_answer(error, s3, doing)
    return UploadError(_of_way(error, s3, doing))


def _of_answer(error: boto.ClientError, s3: S3, doing: str) -> UploadError:
    code, message = code_of(error), str(error.response.get("Error", {}).get("Message") or "")[:_SAID_CHARACTERS]
    said = f"{code}: {message}" if message else code
    if code in _CREDENTIALS:
        return UploadError(f"{s3.place}: {_CREDENTIALS[code]} ({code}); {_where_credentials_are(s3)}")
    if code in _CLOCK:
        return UploadError(f"{s3.place}: this machine's clock is wrong: {_clocks(error.response)}set it and run again")
    if code in _DENIED:
        return UploadError(
            f"{s3.place}: the credentials may not {doing} ({code}); what is needed is {PERMISSIONS}{_more(s3)}"
        )
    if code in _MOVED:
        region = _header(error.response, "x-amz-bucket-region") or error.response.get("Error", {}).get("Region")
        where = f"; it is in {region}: add `region: {region}`" if region else "; check `region` and `endpoint`"
        return UploadError(f"{s3.place}: the bucket is not in this region ({code}){where}")
    if code in GARBLED:
        return CopyUnproven(f"what arrives is not what is sent ({said}); something on the way changes it")
    if code in _BUSY:
        return UploadError(f"{s3.place}: the server cannot {doing} now ({said}); run the same command again later")
    if code == "InvalidObjectState":
        return UploadError(f"{s3.place}: cold storage; its objects must be restored before they can be read")
    if code in _ABSENT and doing == "open the bucket":
        return UploadError(f"{s3.place}: there is no such bucket; check `bucket`, `endpoint` and `region`")
    if code == "NoSuchBucket":
        return UploadError(f"{s3.place}: the bucket `{s3.bucket}` is gone")
    return UploadError(f"{s3.place}: the server refuses to {doing} ({said}){_asked_for(s3, code)}")


def _of_way(error: Exception, s3: S3, doing: str) -> str:
    """Say what is wrong before any answer came."""
    said = " ".join(str(error).split())[:_SAID_CHARACTERS]
    match error:
        case boto.NoCredentialsError() | boto.PartialCredentialsError():
            return f"{s3.place}: there are no credentials; {_where_credentials_are(s3)}"
        case boto.ProfileNotFound():
            return f"{s3.place}: the AWS files have no profile `{s3.profile}`; check `profile` in the policy"
        case boto.SSLError():
            return f"{s3.place}: the server's certificate is not trusted; AWS_CA_BUNDLE names a file of authorities"
        case boto.ConnectTimeoutError() | boto.EndpointConnectionError() | boto.ProxyConnectionError():
            return f"{s3.place}: the server cannot be reached; check `endpoint` and the network"
        case boto.ReadTimeoutError() | boto.ConnectionClosedError() | boto.HTTPClientError():
            return f"{s3.place}: the connection was lost, again and again, while trying to {doing}; run again"
        case boto.NoRegionError():
            return f"{s3.place}: the region is not known; add `region: …`"
    return f"{s3.place}: cannot {doing}: {said}"


def _where_credentials_are(s3: S3) -> str:
    profile = f" (profile `{s3.profile}`)" if s3.profile else ""
    return (
        "boto3 looks for them in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, in AWS_PROFILE, in ~/.aws/credentials"
        f"{profile} and in the machine's role"
    )


def _more(s3: S3) -> str:
    more = ["s3:PutObjectRetention and s3:GetObjectRetention"] if s3.object_lock else []
    more += ["s3:PutObjectLegalHold"] if s3.legal_hold else []
    more += ["s3:PutObjectTagging"] if s3.tags else []
    more += ["kms:GenerateDataKey and kms:Decrypt"] if s3.kms_key else []
    return "".join(f", {name}" for name in more)


def _asked_for(s3: S3, code: str) -> str:
    """Name what the policy asks of the server beyond keeping bytes, which an S3-alike may lack."""
    if code in ("NotImplemented", "501") and s3.conditional:
        return "; a server that knows no If-None-Match needs `conditional: false`"
    asked = [name for name in ("object_lock", "legal_hold", "encryption", "storage_class", "tags") if getattr(s3, name)]
    return f"; the policy asks for {', '.join(f'`{name}`' for name in asked)}" if asked else ""


def _clocks(response: Mapping[str, Any]) -> str:
    theirs = _header(response, "date")
    return f"the server's says {theirs}; " if theirs else ""


def _header(response: Mapping[str, Any], name: str) -> str | None:
    found = response.get("ResponseMetadata", {}).get("HTTPHeaders", {}).get(name)
    return None if found is None else str(found)
