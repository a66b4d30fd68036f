"""MkDocs' admonitions and tabs in Markdown: a line that names one, and what is in it indented below.

In CommonMark what is indented by four spaces is code; to Python-Markdown's extension (and Material for MkDocs) below
``!!! note``, ``??? note`` and ``=== "Tab"`` it is text.
"""

import re

_NAMED = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+[\w\"-]|===[!+]?[ \t]+\"")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_INDENT = "    "
_MAX_DEPTH = 20


def unindented(text: str) -> str:
    """Return Markdown in which what stands in admonitions and tabs is no further in than they are; lines stay lines."""
    if "!!!" not in text and "???" not in text and "===" not in text:
        return text
    lines: list[str] = []
    depth = 0
    fence = ""
    for line in text.split("\n"):
        bare = line
        levels = 0
        while levels < depth and bare.startswith(_INDENT):
            bare = bare[len(_INDENT) :]
            levels += 1
        if line.strip() and not fence:
            depth = levels
        marked = _FENCE.match(bare.lstrip(" "))
        if fence:
            fence = "" if bare.strip() == fence else fence
        elif marked:
            fence = marked[1]
        elif _NAMED.match(bare) and depth < _MAX_DEPTH:
            depth += 1
        lines.append(bare)
    return "\n".join(lines)
