"""`evercite verify FILE.wacz`: a package is checked to its last byte, and its signature and time stamp with it."""

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crawler.proving.package import PackageUnreadable, verify_package
from tests.cli.conftest import answer, article, run_in
from tests.proving.authority import Authority, needs_openssl
from tests.proving.conftest import lines_of
from tests.world import World

pytestmark = needs_openssl


@pytest.fixture(scope="module")
def tsa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with Authority(tmp_path_factory.mktemp("authority")) as running:
        yield running


@pytest.fixture(scope="module")
def signed(tsa: Authority, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store, a policy that signs, and a signed package."""
    folder = Path(tmp_path_factory.mktemp("signed"))
    (folder / "policy.yaml").write_text(
        "version: 1\nnetwork: {allow_private: true}\ndefaults: {delay: 0s, retries: 0}\n"
        f"proof: {{key: signing.pem, timestamp: '{tsa.url}', tsa_ca: {tsa.ca}}}\n"
    )
    with World() as world:
        page = article(
            ("a page", world.serve("/it", answer(b"<title>Here</title>" + b"<p>Something to keep.</p>" * 99)))
        )
        (folder / "article.html").write_text(page)
        assert run_in(folder, "key", "signing.pem").code == 0
        assert run_in(folder, "archive", "article.html", "--policy", "policy.yaml", "-q").code == 0
    made = run_in(folder, "export", "wacz", "--all", "-o", "it.wacz", "--sign", "--policy", "policy.yaml")
    assert (made.code, made.err) == (0, "")
    return folder


@pytest.fixture
def package(signed: Path, tmp_path: Path) -> Path:
    shutil.copy(signed / "it.wacz.tsr", tmp_path / "it.wacz.tsr")
    return Path(shutil.copy(signed / "it.wacz", tmp_path / "it.wacz"))


def found(package: Path) -> list[str]:
    return lines_of(verify_package(package))


def test_a_signed_package_is_sound_and_says_by_whom_and_since_when(signed: Path) -> None:
    ran = run_in(signed, "verify", "it.wacz", "--policy", "policy.yaml", "--own-key", "--json")
    assert ran.code == 0, ran.out
    assert ran.document["checked"]["records"] > 5
    key = run_in(signed, "key", "signing.pem").out.strip()
    assert ran.document["notices"][0].startswith(f"signed by the key {key}, at 2")
    assert "by an authority that you trust" in ran.document["notices"][1]


def test_a_store_with_time_stamps_is_verified_with_the_policys_authority(signed: Path) -> None:
    assert run_in(signed, "verify", "--policy", "policy.yaml").code == 0
    told = run_in(signed, "verify")
    assert (told.code, "1 time stamps are on the right digests" in told.err) == (0, True)
    ran = run_in(signed, "stamp", "--policy", "policy.yaml")
    assert (ran.code, ran.out.startswith("0 WARC files stamped by")) == (0, True)


def test_another_key_than_ones_own_is_told(signed: Path, package: Path) -> None:
    shutil.copy(signed / "policy.yaml", package.parent / "policy.yaml")
    assert run_in(package.parent, "key", "signing.pem").code == 0
    ran = run_in(package.parent, "verify", "it.wacz", "--policy", "policy.yaml", "--own-key")
    assert ran.code == 4
    assert "the signature does not hold: it is by another key than the policy's" in ran.out


def rewritten(package: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """Write a package anew with each of its entries changed, or left out."""
    copy = package.with_name("changed.wacz")
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(copy, "w") as new:
        for info in old.infolist():
            data = change(info.filename, old.read(info))
            if data is not None:
                new.writestr(info.filename, data)
    return copy


@pytest.mark.parametrize(
    ("named", "change", "told"),
    [
        ("datapackage.json", lambda data: data.replace(b"evercite", b"someone ", 1), "the signature does not hold"),
        ("datapackage.json", lambda _: None, "is no list of resources"),
        ("pages/pages.jsonl", lambda data: data + b"\n", "datapackage.json says sha256:"),
        ("pages/pages.jsonl", lambda _: None, "datapackage.json lists it, and it is not there"),
        (".warc.gz", lambda data: data[:-30], "the file ends within it"),
        (".warc.gz", lambda data: data[:300] + b"\0\0\0\0" + data[304:], "archive/"),
        ("datapackage-digest.json", lambda data: data.replace(b'"signature": "', b'"signature": "AAAA'), "signature"),
    ],
)
def test_what_was_changed_is_found(
    package: Path, named: str, change: Callable[[bytes], bytes | None], told: str
) -> None:
    copy = rewritten(package, lambda name, data: change(data) if name.endswith(named) else data)
    assert told in "\n".join(found(copy))


def test_an_entry_that_is_not_listed_is_found(package: Path) -> None:
    with zipfile.ZipFile(package, "a") as more:
        more.writestr("extra.txt", b"bring milk")
    assert "extra.txt: datapackage.json does not list it" in found(package)
    assert any("the time stamp does not hold: it is on another digest" in line for line in found(package))


def test_a_stale_index_is_found(package: Path) -> None:
    def without_a_record(name: str, data: bytes) -> bytes:
        return data[: len(data) // 2] if name.endswith(".warc.gz") else data

    assert any("names byte" in line for line in found(rewritten(package, without_a_record)))


def test_a_package_that_would_grow_beyond_measure_is_not_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.wacz", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("datapackage.json", json.dumps({"resources": []}))
        package.writestr("zeros", bytes(60 << 20))
    assert any("zeros: it would grow to" in line for line in found(tmp_path / "bomb.wacz"))


def test_an_unsigned_package_is_sound_and_said_to_be_unsigned(signed: Path, tmp_path: Path) -> None:
    made = run_in(signed, "export", "wacz", "--all", "-o", str(tmp_path / "it.wacz"))
    assert made.code == 0
    verification = verify_package(tmp_path / "it.wacz")
    assert (lines_of(verification), verification.notices) == ([], ["it is not signed"])


@pytest.mark.parametrize("data", [None, b"", b"no ZIP file", b"PK\x05\x06" + bytes(10)])
def test_what_is_no_package_is_named(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "it.wacz"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(PackageUnreadable, match=r"it\.wacz"):
        verify_package(path)


def test_signing_needs_something_to_sign_with(signed: Path) -> None:
    ran = run_in(signed, "export", "wacz", "--all", "-o", "other.wacz", "--sign")
    assert (ran.code, (signed / "other.wacz").exists()) == (2, False)
    assert "the policy names nothing to sign with" in ran.err
    assert run_in(signed, "stamp").code == 2
