"""Strangers' words made harmless: on one line, and without a character that steers whatever shows them."""

import re

# Controls (C0, DEL, C1), line and paragraph separators, bidirectional embeddings, overrides and isolates (UAX #9),
# interlinear annotation, lone surrogates and tag characters, which are invisible text.
UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)

# Right in Arabic and Hebrew titles and harmless, but of no use where the terminal lays out the line.
_MARKS = str.maketrans(dict.fromkeys("\u061c\u200e\u200f\ufeff"))


def plain(text: object, characters: int | None = None) -> str:
    r"""Return text on one line without a character that steers a terminal, cut after so many characters.

    White space of any kind becomes a space; what else is unsafe becomes visible, as ``\x1b``.
    """
    # Cut first: the whole may be megabytes. Escapes only lengthen what is left.
    said = str(text)
    cut = characters is not None and len(said) > characters
    line = " ".join(said[:characters].split()).translate(_MARKS)
    return UNSAFE.sub(lambda found: _escaped(found[0]), line) + ("…" if cut else "")


def lines_of(text: str) -> str:
    """Return text with its lines and tabs as they are, and what else is unsafe made visible."""
    return UNSAFE.sub(lambda found: found[0] if found[0] in "\t\n\r" else _escaped(found[0]), text.translate(_MARKS))


def counted(number: int, name: str) -> str:
    """Return so many of what has a regular plural: ``1 article``, ``2 articles``."""
    return f"{number} {name}{'' if number == 1 else 's'}"


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
