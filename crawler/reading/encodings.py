"""From an article's bytes to text: which encoding it is in."""

import codecs
import re

from w3lib.encoding import http_content_type_encoding, read_bom, resolve_encoding

_DECLARED = re.compile(
    rb"""<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml\s[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
# Where the HTML standard looks for a declaration ("prescan a byte stream to determine its encoding").
_PRESCANNED_BYTES = 1024
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def decode(data: bytes, content_type: str | None = None, *, declared_inside: bool = False) -> str:
    """Return the text of ``data`` with line feeds as line ends; what is invalid becomes U+FFFD.

    A byte-order mark wins over the Content-Type header, that over what an HTML page declares (``declared_inside``),
    as in the HTML standard; then UTF-8 where it is valid, else windows-1252, which is what browsers fall back to.
    """
    bom_encoding, bom = read_bom(data)
    body = data[len(bom) :] if bom is not None else data
    text = _decode_as(body, bom_encoding or _stated(data, content_type, inside=declared_inside))
    return (whole(text).replace("\r\n", "\n").replace("\r", "\n")) if "\r" in text else whole(text)


def codec_of(data: bytes, content_type: str | None = None) -> str:
    """Return the name of the codec that :func:`decode` reads an HTML page with."""
    bom_encoding, _ = read_bom(data)
    stated = bom_encoding or _stated(data, content_type, inside=True)
    try:
        if stated is not None:
            return codecs.lookup(stated).name
    except LookupError:
        pass
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start <= len(data) - 4 and not _mostly_utf8(data):
            return "cp1252"
    return "utf-8"


def whole(text: str) -> str:
    """Replace lone surrogates, which no encoding of text can hold, by U+FFFD."""
    try:
        text.encode()  # finds them in a tenth of the time of a pattern
    except UnicodeEncodeError:
        return _LONE_SURROGATES.sub("\ufffd", text)
    return text


def _stated(data: bytes, content_type: str | None, *, inside: bool) -> str | None:
    stated = http_content_type_encoding(content_type.encode("latin-1", "replace").decode()) if content_type else None
    if stated is None and inside and (found := _DECLARED.search(data[: _PRESCANNED_BYTES * 4])):
        stated = resolve_encoding((found[1] or found[2]).decode("ascii", "replace"))
        # A page that could be read as ASCII so far is not in UTF-16, whatever it says.
        if stated is not None and stated.startswith("utf-16"):
            stated = "utf-8"
    return stated


def _decode_as(body: bytes, encoding: str | None) -> str:
    if encoding is not None:
        try:
            return body.decode(encoding, "replace")
        except (LookupError, UnicodeError):
            pass
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file cut in the middle of a character, or with a few bytes damaged, is UTF-8 all the same.
        if error.start > len(body) - 4 or _mostly_utf8(body):
            return body.decode("utf-8", "replace")
    return body.decode("windows-1252", "replace")


def _mostly_utf8(body: bytes) -> bool:
    text = body[: 1 << 20].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(c > "\x7f" for c in text) - broken > 10 * broken
