"""Spoils files, so that readers meet what nobody would write."""

import io
import zipfile
from random import Random

_ODD = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\x1b[31m", b"\r", b"%", b"\\", b"{{", b"}}", b"[[", b"<", b">", b"&#0;",
    b"&amp;", b"]]>", b"(", b")", b"-1", b"99999999999999999999", b"http://", b"https://[", b"\xe2\x80\xae", b"{", b"}",
    b"<ref>", b"</ref>", b"\\url{", b"::", b"\"", b"'", b"\n\n", b"@misc{", b"TY  - ", b"ER  - ", b"null", b"<!--",
    b"--==\n", b"=\n",
)  # fmt: skip


def mutated(seed: bytes, random: Random) -> bytes:
    """Return a file with a few things wrong with it; of a zip file, often with things wrong inside."""
    if seed.startswith(b"PK") and random.random() < 0.8:
        return _repacked(seed, random)
    data = bytearray(seed)
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        _spoil(data, random)
    return bytes(data)


def _spoil(data: bytearray, random: Random) -> None:
    at = random.randrange(len(data) + 1)
    span = random.choice((1, 2, 8, 64, 512))
    match random.randrange(6):
        case 0 if data:
            data[at % len(data)] ^= 1 << random.randrange(8)
        case 1:
            data[at:at] = random.choice(_ODD) * random.choice((1, 1, 3, 200))
        case 2:
            del data[at : at + span]
        case 3:
            data[at:at] = data[at : at + span] * random.choice((1, 2, 50))
        case 4 if random.random() < 0.2:
            del data[at:]
        case _:
            other = random.randrange(len(data) + 1)
            data[at : at + span] = data[other : other + span]


def _repacked(seed: bytes, random: Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seed)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        spoiled = random.choice(names)
        for name in names:
            member = old.read(name)
            if name == spoiled:
                if random.random() < 0.1:
                    continue
                changed = bytearray(member)
                for _ in range(random.choice((1, 4, 16))):
                    _spoil(changed, random)
                member = bytes(changed)
            new.writestr(name, member)
    return packed.getvalue()
