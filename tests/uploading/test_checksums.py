import hashlib
import io
from base64 import b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import UploadUnusable
from crawler.policy.storage import Checksum
from crawler.uploading import checksums
from crawler.uploading.checksums import MAX_PARTS, digest, part_bytes_for
from crawler.uploading.regions import FileRegion


@given(st.binary(max_size=200), st.integers(1, 60))
def test_the_digests_are_those_of_the_parts_and_of_all(data: bytes, part_bytes: int) -> None:
    parts = [data[start : start + part_bytes] for start in range(0, len(data), part_bytes)] or [b""]
    found = digest(io.BytesIO(data), Checksum.SHA256, part_bytes)
    assert (found.size, found.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert found.parts == tuple(hashlib.sha256(part).digest() for part in parts)
    assert [data[slice(start, start + length)] for start, length in map(found.span, range(1, len(parts) + 1))] == parts
    single = b64encode(hashlib.sha256(data).digest()).decode()
    several = b64encode(hashlib.sha256(b"".join(found.parts)).digest()).decode()
    assert found.whole == (f"{several}-{len(parts)}" if len(parts) > 1 else single)


@given(st.binary(max_size=200), st.integers(1, 60))
def test_the_etag_that_md5_gives_is_that_of_s3(data: bytes, part_bytes: int) -> None:
    found = digest(io.BytesIO(data), Checksum.MD5, part_bytes)
    together = hashlib.md5(b"".join(found.parts)).hexdigest()
    expected = f"{together}-{len(found.parts)}" if len(found.parts) > 1 else hashlib.md5(data).hexdigest()
    assert found.whole == expected


def test_crc64nvme_is_of_the_whole_in_any_case() -> None:
    pytest.importorskip("awscrt")
    # The check value of CRC-64/NVME in the catalogue of parametrised CRC algorithms: ae8b14860a799888.
    expected = b64encode(bytes.fromhex("ae8b14860a799888")).decode()
    for part_bytes in (4, 100):
        assert digest(io.BytesIO(b"123456789"), Checksum.CRC64NVME, part_bytes).whole == expected


def test_crc64nvme_without_its_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checksums, "find_spec", lambda _: None)
    with pytest.raises(UploadUnusable, match=r"pip install 'evercite\[s3\]'"):
        checksums.require(Checksum.CRC64NVME)


@given(st.integers(0, 10**13), st.integers(5 << 20, 5 << 30))
def test_no_file_has_more_parts_than_s3_takes(size: int, wanted: int) -> None:
    part_bytes = part_bytes_for(size, wanted)
    assert part_bytes >= wanted
    assert -(-size // part_bytes) <= MAX_PARTS


def test_a_region_is_a_file_within_a_file(tmp_path: Path) -> None:
    (path := tmp_path / "file").write_bytes(b"0123456789")
    with FileRegion(path, 2, 5) as region:
        assert len(region) == 5
        assert region.read() == b"23456"
        assert region.read() == b""
        region.seek(1)
        assert (region.read(2), region.tell()) == (b"34", 3)
        assert region.seek(0, io.SEEK_END) == 5
        assert region.seek(-1, io.SEEK_CUR) == 4
        assert region.read(10) == b"6"
