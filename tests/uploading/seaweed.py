"""SeaweedFS on loopback: a real object store, with keys that may do different things."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

WEED = Path(sys.executable).with_name("weed")
START_SECONDS = 60


@dataclass(frozen=True)
class Key:
    """Credentials, as the server knows them."""

    access: str
    secret: str

    @property
    def environment(self) -> dict[str, str]:
        return {"AWS_ACCESS_KEY_ID": self.access, "AWS_SECRET_ACCESS_KEY": self.secret}


OWNER = Key("OWNEROWNEROWNER0", "the-owners-secret-canary")
KEEPER = Key("KEEPERKEEPERKEEP", "the-keepers-secret-canary")
"""May read, write and list in all buckets but `private`, and delete nothing that a test would notice."""
READER = Key("READERREADERREAD", "the-readers-secret-canary")
"""May read and list."""
KEYS = (OWNER, KEEPER, READER)

BUCKETS = ("copies", "locked", "private")


def _may(*buckets: str, actions: tuple[str, ...]) -> list[str]:
    return [f"{action}:{bucket}" for bucket in buckets for action in actions]


_IDENTITIES = {
    "owner": (OWNER, ["Admin", "Read", "Write", "List", "Tagging"]),
    "keeper": (
        KEEPER,
        [
            *_may("copies", "locked", actions=("Read", "Write", "List", "Tagging")),
            *_may(
                "locked",
                actions=("PutObjectRetention", "GetObjectRetention", "PutObjectLegalHold", "GetObjectLegalHold"),
            ),
        ],
    ),
    "reader": (READER, _may("copies", "locked", actions=("Read", "List"))),
}


@dataclass(frozen=True)
class ObjectStore:
    """The server, running."""

    port: int

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def client(self, key: Key = OWNER) -> Any:
        return boto3.client(
            "s3", endpoint_url=self.endpoint, region_name="us-east-1", aws_access_key_id=key.access,
            aws_secret_access_key=key.secret,
            config=Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 1}),
        )  # fmt: skip

    def keys(self, prefix: str, bucket: str = "copies") -> list[str]:
        pages = self.client().get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
        return [found["Key"] for page in pages for found in page.get("Contents", ())]

    def get(self, key: str, bucket: str = "copies") -> bytes:
        data: bytes = self.client().get_object(Bucket=bucket, Key=key)["Body"].read()
        return data


@contextmanager
def running(folder: Path) -> Iterator[ObjectStore]:
    """Start the server with its data in ``folder``, and make the buckets.

    The master first and alone: a volume server that meets it before it leads tries again only after five seconds.
    """
    identities = [
        {"name": name, "credentials": [{"accessKey": key.access, "secretKey": key.secret}], "actions": actions}
        for name, (key, actions) in _IDENTITIES.items()
    ]
    (folder / "identities.json").write_text(json.dumps({"identities": identities}))
    ports = _free_ports(8)
    master, volume, filer, s3 = ports[0:2], ports[2:4], ports[4:6], ports[6:8]
    common = [f"-ip={'127.0.0.1'}", "-ip.bind=127.0.0.1"]
    first = [
        "master", *common, f"-mdir={folder}", *_at("", master), "-telemetry=false", "-volumeSizeLimitMB=64",
        "-electionTimeout=1s", "-heartbeatInterval=50ms",
    ]  # fmt: skip
    rest = [
        "server", *common, f"-dir={folder}", "-master=false", f"-master.peers=127.0.0.1:{master[0]}.{master[1]}",
        *_at("master.", master), *_at("volume.", volume), "-volume.max=200", "-volume.preStopSeconds=0",
        "-filer", *_at("filer.", filer), f"-filer.localSocket={folder}/filer.sock",
        "-s3", *_at("s3.", s3), f"-s3.localSocket={folder}/s3.sock", f"-s3.config={folder}/identities.json",
        "-s3.autoCreateBucket=false", "-s3.iam=false", "-s3.port.iceberg=0", "-s3.port.lance=0",
    ]  # fmt: skip
    with ExitStack() as stack:
        stack.callback(_remove_sockets, ports)
        stack.enter_context(_process(folder, first))
        _wait(lambda: b'"IsLeader":true' in _get(f"http://127.0.0.1:{master[0]}/cluster/status"))
        stack.enter_context(_process(folder, rest))
        store = ObjectStore(s3[0])
        client = store.client()
        for bucket in BUCKETS:
            _wait(partial(client.create_bucket, Bucket=bucket, ObjectLockEnabledForBucket=bucket == "locked"))
        _wait(lambda: client.put_object(Bucket="copies", Key="ready", Body=b"yes"))
        yield store


def _at(prefix: str, ports: list[int]) -> list[str]:
    return [f"-{prefix}port={ports[0]}", f"-{prefix}port.grpc={ports[1]}"]


@contextmanager
def _process(folder: Path, arguments: list[str]) -> Iterator[None]:
    with (folder / f"{arguments[0]}.log").open("wb") as log:
        process = subprocess.Popen(
            [WEED, "-logtostderr=true", *arguments], stderr=log, stdout=log, cwd=folder,
            env={**os.environ, "WEED_S3_SSE_KEY": "for-tests"},  # what it encrypts objects with
        )  # fmt: skip
        try:
            yield
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]


def _get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=2) as answer:
        data: bytes = answer.read()
        return data


def _wait(ready: Any) -> None:
    until = time.monotonic() + START_SECONDS
    while True:
        with suppress(OSError, BotoCoreError, ClientError):
            if ready():
                return
        assert time.monotonic() < until, "the object store did not start"
        time.sleep(0.05)


def _remove_sockets(ports: list[int]) -> None:
    # The server names these by port, and leaves them behind.
    for kind in ("master", "volume", "filer", "s3"):
        for port in ports:
            Path(f"/tmp/seaweedfs-{kind}-grpc-{port}.sock").unlink(missing_ok=True)
