"""What is wrong is said before the first byte, in one line, and the same command goes on."""

import importlib
import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import botocore.auth
import pytest
from botocore.compat import HAS_CRT

from crawler.errors import UploadError
from crawler.uploading.bucket import Bucket
from tests.uploading.conftest import Keeper, use
from tests.uploading.faulty import Faulty
from tests.uploading.seaweed import KEEPER, OWNER, READER, Key


def said_by(keeper: Keeper, **changed: str) -> str:
    with pytest.raises(UploadError) as error:
        keeper.upload(**changed)
    assert error.value.exit_code == 4
    assert "\n" not in str(error.value)
    return str(error.value)


def test_no_credentials(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in KEEPER.environment:
        monkeypatch.delenv(name)
    assert "there are no credentials; boto3 looks for them in AWS_ACCESS_KEY_ID" in said_by(keeper)


def test_a_profile_that_is_not_there(keeper: Keeper) -> None:
    assert "the AWS files have no profile `archive`" in said_by(keeper, more="profile: archive")


def test_a_profile_of_the_policy_is_taken(keeper: Keeper, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in KEEPER.environment:
        monkeypatch.delenv(name)
    lines = ("[archive]", f"aws_access_key_id = {KEEPER.access}", f"aws_secret_access_key = {KEEPER.secret}")
    (tmp_path / "credentials").write_text("\n".join(lines))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    assert not keeper.upload(more="profile: archive").failures


def test_a_wrong_secret(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Key(KEEPER.access, "wrong"))
    assert "the secret key does not belong to the access key (SignatureDoesNotMatch)" in said_by(keeper)


def test_an_unknown_access_key(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Key("NOBODYNOBODYNOBO", "wrong"))
    assert "the server does not know the access key (InvalidAccessKeyId)" in said_by(keeper)


def test_a_bucket_that_is_not_there(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, OWNER)
    assert "s3://nowhere/" in (said := said_by(keeper, bucket="nowhere"))
    assert "there is no such bucket; check `bucket`, `endpoint` and `region`" in said


def test_a_bucket_that_one_may_not_enter(keeper: Keeper) -> None:
    said = said_by(keeper, bucket="private")
    assert "the credentials may not open the bucket (AccessDenied); what is needed is s3:ListBucket" in said


def test_credentials_that_may_not_write(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, READER)
    assert "the credentials may not write objects (AccessDenied); what is needed is s3:ListBucket" in said_by(keeper)
    assert keeper.object_store.keys(keeper.prefix) == []


def test_a_server_that_cannot_be_reached(keeper: Keeper) -> None:
    said = said_by(keeper, endpoint="http://127.0.0.1:9")
    assert said.endswith("at http://127.0.0.1:9: the server cannot be reached; check `endpoint` and the network")


def test_an_endpoint_of_the_environment_is_not_taken_for_the_policys(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    assert not keeper.upload().failures


def test_a_clock_that_is_an_hour_off(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    modules = [botocore.auth, importlib.import_module("botocore.crt.auth")] if HAS_CRT else [botocore.auth]
    real = botocore.auth.get_current_datetime
    for module in modules:
        monkeypatch.setattr(module, "get_current_datetime", lambda **more: real(**more) - timedelta(hours=1))
    said = said_by(keeper)
    assert "this machine's clock is wrong: the server's says " in said
    assert "GMT; set it and run again" in said


def test_an_object_lock_that_the_bucket_cannot_have(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, OWNER)  # who may ask for the bucket's lock
    said = said_by(keeper, more="object_lock: {mode: governance, retain: 1d}")
    assert "the policy asks for an object lock, and the bucket has none" in said
    assert keeper.object_store.keys(keeper.prefix) == []


def test_an_object_lock_that_the_server_refuses_to_those_who_may_not_ask(keeper: Keeper) -> None:
    said = said_by(keeper, more="object_lock: {mode: governance, retain: 1d}")
    assert "the server refuses to write objects" in said
    assert "the policy asks for `object_lock`" in said


def test_a_connection_that_is_lost_every_time(keeper: Keeper, faulty: Faulty, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.uploading.bucket._ATTEMPTS", 2)
    faulty.drops = 1000
    said = said_by(keeper, endpoint=faulty.endpoint)
    assert "the connection was lost, again and again, while trying to write objects" in said
    assert not keeper.upload().failures
    assert keeper.object_store.get(keeper.key(keeper.big)) == keeper.big.read_bytes()


def test_the_command_says_it_in_one_line_with_exit_code_4(keeper: Keeper) -> None:
    done = keeper.run("upload", bucket="nowhere")
    assert done.code == 4
    assert done.err.count("\n") == 1
    assert done.out == ""


@pytest.fixture
def all_logs(tmp_path: Path) -> Iterator[Path]:
    handler = logging.FileHandler(tmp_path / "all.log")
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield tmp_path / "all.log"
    root.removeHandler(handler)
    root.setLevel(level)
    handler.close()


def test_keys_are_in_no_log_no_output_and_no_file(keeper: Keeper) -> None:
    wrong, token = "wrong-secret-canary", "a-session-token-canary"
    outputs = [
        keeper.run("upload", "-vv", "--log-file", "all.log"),
        keeper.run(
            "upload", "-vv", "--log-file", "all.log", key=Key(KEEPER.access, wrong), env={"AWS_SESSION_TOKEN": token}
        ),
    ]
    assert [done.code for done in outputs] == [0, 4]
    texts = [done.out.encode() + done.err.encode() for done in outputs]
    texts += [path.read_bytes() for path in keeper.folder.rglob("*") if path.is_file()]
    assert len(texts) > 8
    for text in texts:
        for secret in (KEEPER.access, KEEPER.secret, wrong, token):
            assert secret.encode() not in text


def test_what_libraries_log_below_a_warning_is_not_kept(keeper: Keeper, all_logs: Path) -> None:
    Bucket(keeper.policy().storage.s3).check()  # type: ignore[arg-type]
    assert "botocore" not in all_logs.read_text()
    assert KEEPER.access not in all_logs.read_text()
