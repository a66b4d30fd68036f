"""RFC 3161 time stamps, by an authority that openssl plays and verifies as a stranger to this code."""

import base64
import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from crawler.engine.rebuilding import rebuild
from crawler.manifest.schema import timestamp
from crawler.manifest.sealing import SEAL
from crawler.manifest.store import DATABASE, Store
from crawler.policy import Policy
from crawler.proving import stamping
from crawler.proving.posting import Unanswered
from crawler.proving.store import verify
from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page
from tests.proving.authority import Authority, needs_openssl, openssl
from tests.proving.conftest import lines_of
from tests.world import World

pytestmark = needs_openssl

DIGEST = hashlib.sha256(b"some bytes").hexdigest()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with Authority(tmp_path_factory.mktemp("authority")) as made:
        yield made


@pytest.fixture
def tsa(running: Authority) -> Iterator[Authority]:
    running.asked.clear()
    yield running
    running.answer = running.stamp


def stamping_policy(tsa: Authority) -> Policy:
    return policy(rest=f"proof: {{timestamp: '{tsa.url}', tsa_ca: {tsa.ca}}}")


def stamps(store: Path) -> list[tuple[str, str, str | None]]:
    with Store.open(store) as opened, opened.connect() as connection:
        rows = connection.execute(select(timestamp).order_by(timestamp.c.file))
        return [(row.file, row.token, row.told_in) for row in rows]


def test_a_stamp_is_one_that_openssl_verifies(tsa: Authority, tmp_path: Path) -> None:
    made = stamping.ask(tsa.url, DIGEST, stamping.certificates(tsa.ca))
    (tmp_path / "it.tsr").write_bytes(made.token)
    (tmp_path / "it").write_bytes(b"some bytes")
    openssl("ts", "-verify", "-data", "it", "-in", "it.tsr", "-CAfile", tsa.ca, folder=tmp_path)


def test_what_is_asked_is_what_openssl_would_ask(tmp_path: Path) -> None:
    (tmp_path / "it.tsq").write_bytes(stamping.request(DIGEST, 1 << 62))
    text = openssl("ts", "-query", "-in", "it.tsq", "-text", folder=tmp_path).decode()
    assert "Hash Algorithm: sha256" in text
    assert "Nonce: 0x4000000000000000" in text
    assert "Certificate required: yes" in text


def test_a_stamp_on_another_digest_or_by_another_authority_does_not_hold(
    tsa: Authority, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = stamping.ask(tsa.url, DIGEST)
    with pytest.raises(stamping.BadStamp, match="another digest"):
        stamping.verify(made.token, hashlib.sha256(b"other bytes").hexdigest())
    with pytest.raises(stamping.BadStamp, match="another question"):
        stamping.verify(made.token, DIGEST, nonce=1)
    stranger = Authority(tmp_path_factory.mktemp("stranger"))
    with pytest.raises(stamping.BadStamp, match="not to be trusted"):
        stamping.verify(made.token, DIGEST, stamping.certificates(stranger.ca))


def test_a_flipped_bit_in_a_stamp_is_found(tsa: Authority) -> None:
    made = stamping.ask(tsa.url, DIGEST, stamping.certificates(tsa.ca))
    trusted = stamping.certificates(tsa.ca)
    signature = len(made.token) - 20
    damaged = made.token[:signature] + bytes([made.token[signature] ^ 1]) + made.token[signature + 1 :]
    with pytest.raises(stamping.BadStamp):
        stamping.verify(damaged, DIGEST, trusted)


@pytest.mark.parametrize(
    ("status", "data", "error"),
    [(503, b"", Unanswered), (200, b"nonsense", stamping.BadStamp), (200, b"", stamping.BadStamp),
     (200, b"0" * (2 << 20), Unanswered), (302, b"", Unanswered)],
)  # fmt: skip
def test_an_odd_answer_is_no_stamp(tsa: Authority, status: int, data: bytes, error: type[Exception]) -> None:
    tsa.answer = lambda _: (status, data)
    with pytest.raises(error):
        stamping.ask(tsa.url, DIGEST)


def test_each_closed_file_is_stamped_and_the_next_one_tells_it(world: World, library: Library, tsa: Authority) -> None:
    article = library.article(world.serve("/it", page("x" * 3000)))
    library.archive(article, policy=stamping_policy(tsa))
    library.archive(article, policy=stamping_policy(tsa), again=True)
    files = sorted(path.name for path in library.store.glob("*.warc.gz"))
    assert [(file, told) for file, _, told in stamps(library.store)] == [(files[0], files[1]), (files[1], None)]
    for file, token, _ in stamps(library.store):
        (library.folder / "it.tsr").write_bytes(base64.b64decode(token))
        data = ("-data", library.store / file)
        openssl("ts", "-verify", *data, "-in", "it.tsr", "-CAfile", tsa.ca, folder=library.folder)
    verification = verify(library.store, jobs=1, authorities=stamping.certificates(tsa.ca))
    assert (lines_of(verification), verification.notices) == ([], [])
    before = stamps(library.store)
    (library.store / DATABASE).unlink()
    rebuild(library.store)
    assert stamps(library.store) == before[:1], "the last one is told by no file yet"
    library.archive(article, policy=stamping_policy(tsa))
    assert [file for file, _, _ in stamps(library.store)] == files


def test_an_authority_that_is_down_fails_nothing_and_is_asked_again(
    world: World, library: Library, tsa: Authority
) -> None:
    article = library.article(world.serve("/it", page()))
    tsa.answer = lambda _: (503, b"")
    summary = library.archive(article, policy=stamping_policy(tsa))
    assert summary.warcs
    assert any("1 WARC files have no time stamp yet" in notice for notice in library.heard.notices)
    assert stamps(library.store) == []
    tsa.answer = tsa.stamp
    library.archive(article, policy=stamping_policy(tsa))
    assert len(stamps(library.store)) == 1


def test_an_altered_stamp_is_found(world: World, library: Library, tsa: Authority) -> None:
    library.archive(library.article(world.serve("/it", page())), policy=stamping_policy(tsa))
    (library.store / SEAL).unlink()
    with contextlib.closing(sqlite3.connect(library.store / DATABASE)) as database, database:
        database.execute("UPDATE timestamp SET stamped_at = '2020-01-01T00:00:00.000000Z'")
    [line] = lines_of(verify(library.store, jobs=1, authorities=stamping.certificates(tsa.ca)))
    assert "and the manifest says 2020-01-01T00:00:00.000000Z" in line
