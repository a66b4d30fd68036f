"""What a style sheet names, read in one pass over its text, as far as that goes without the odder parts of CSS.

Only strings, URLs, at-keywords and brackets tell what a sheet needs; to make objects of all of its tokens, as a parser
does, takes several times as long. The rules are those of CSS Syntax Level 3, sections 4 and 5: what a token is, and
which of them ends a rule.
"""

import re
from enum import Enum, auto

from crawler.requisites.requisite import RequisiteKind

# By the ASCII that is not in names: classes that list all of the rest take ten times as long to make.
_NAME = r"[^\x00-,./:-@\[-^`{-\x7f]"
_NAME_START = r"[^\x00-@\[-^`{-\x7f]"
_BEFORE = r"[^\x00-\x22$-,./:-?\[-^`{-\x7f]"
"""A character of a name, or the sign that makes one of a hash or an at-keyword."""

_URL = rf"(?<=[uU][rR][lL]\()(?<!{_BEFORE}[uU][rR][lL]\()"
_SRC = rf"(?<=[sS][rR][cC]\()(?<!{_BEFORE}[sS][rR][cC]\()"

# Every alternative begins with a sign that stands in no group: then `re` passes quickly over what has none of them. The
# first takes blocks that name nothing, with all plain rules that follow: of most sheets that is nearly all there is.
_PLAIN = r"""[^{}()\[\]"'/@\\]*+(?:\\[0-9A-Za-z][^{}()\[\]"'/@\\]*+)*+\}"""
_TOKENS = re.compile(
    rf"""
      \{{(?P<plain>{_PLAIN}(?:[^{{}}()\[\]"'/@\\;]*+\{{{_PLAIN})*+)
    | "(?P<string>(?:[^"\\\n]|\\.)*+"?)
    | '(?P<text>(?:[^'\\\n]|\\.)*+'?)
    | /(?P<comment>\*(?:[^*]|\*(?!/))*+(?:\*/)?)
    | \((?P<url>{_URL}[ \t\n]*+(?!["' \t\n])(?:
        (?P<named>[^ \t\n)"'(\\\x00-\x08\x0b\x0e-\x1f\x7f]*+)[ \t\n]*+(?:\)|\Z) | [^)]*+\)?))
    | \((?P<function>{_URL}|{_SRC})
    | @(?P<keyword>(?:--|-?{_NAME_START}){_NAME}*+)
    | \\(?P<escape>[^\n]?)
    | [@{{}}()\[\];]
    """,
    re.VERBOSE | re.DOTALL,
)

_STRING_FOLLOWS = re.compile(r"[ \t\n]*[\"']")
_NAME_BEFORE = re.compile(rf"[#@]?{_NAME}*\Z")
_REST_OF_NAME = re.compile(rf"[ \t\n]?{_NAME}*")
_IS_NUMBER = re.compile(r"-?[0-9]")

_LONGEST_NAME = 40
_MAX_DEPTH = 50
"""Of brackets, up to which a sheet is read here; no honest one has as many."""

_CLOSING = {"(": ")", "[": "]", "{": "}"}


class TooOdd(Exception):
    """A sheet has what a parser has to tell."""


class _Rule(Enum):
    """What kind of rule is being read."""

    NONE = auto()
    QUALIFIED = auto()
    AT = auto()
    IMPORT = auto()
    PASSED_OVER = auto()


_NAMING = (_Rule.QUALIFIED, _Rule.AT)
_AT_RULES = {"@import": _Rule.IMPORT, "@namespace": _Rule.PASSED_OVER, "@charset": _Rule.PASSED_OVER}


def names_in(sheet: str) -> list[tuple[str, RequisiteKind]]:
    """Return what a style sheet names, as written and in order.

    :raises TooOdd: when it has escapes where they may tell, or comments of HTML within, or brackets many deep, or a
        function of URLs that does not begin with a string.
    """
    text = sheet.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").strip(" \t\n")
    # Between rules, as they once hid sheets from browsers without any, the signs of comments in HTML are nothing.
    text = text.removeprefix("<!--")
    is_closed = text.endswith("-->")
    text = text.removesuffix("-->")
    if "<!--" in text or "-->" in text or "\x00" in text:
        raise TooOdd
    reader = _Reader(text)
    for match in _TOKENS.finditer(text):
        if match.lastgroup == "plain":
            reader.pass_over(match.end())
        else:
            reader.read(match)
    if is_closed and not reader.is_between_rules:
        raise TooOdd
    return reader.found_by_now()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[tuple[str, RequisiteKind]] = []
        self._rule = _Rule.NONE
        self._in_block = False
        self._kept = 0
        """How much of what was found is in rules that are whole."""
        self._imported = False
        self._open: list[str] = []
        """What closes the brackets that are open."""
        self._takes_string = False
        """The next string is the argument of a function of URLs."""
        self._image_sets: dict[int, int] = {}
        """How deep the functions are of which all strings are URLs, and where these come among what is found: before
        what else the function names."""
        self._end = 0
        self._escaped = len(text)
        """Where the last escape outside of strings ends."""

    @property
    def is_between_rules(self) -> bool:
        """Whether all rules that have begun are whole."""
        return self._rule is _Rule.NONE and not self._open

    def found_by_now(self) -> list[tuple[str, RequisiteKind]]:
        """Return what was found, at the end of the sheet: a qualified rule without a block is none."""
        if self._rule is _Rule.QUALIFIED and not self._in_block:
            del self._found[self._kept :]
        return self._found

    def read(self, match: re.Match[str]) -> None:
        """Read the next token that may tell something."""
        kind, token = match.lastgroup, match[0]
        if self.is_between_rules:
            self._begin(kind, token, self._text[self._end : match.start()])
        self._end = match.end()
        if kind in ("string", "text"):
            self._string(token)
        elif kind == "url":
            self._url(match)
        elif kind == "function":
            self._function(match)
        elif kind == "escape":
            self._escape(match)
        elif kind is None and match[0] != "@":
            self._bracket(token, match.start())

    def pass_over(self, end: int) -> None:
        """Pass over blocks that name nothing, which end a rule where they stand in no brackets."""
        self._end = end
        if not self._open:
            self._end_rule()

    def _begin(self, kind: str | None, token: str, before: str) -> None:
        """Begin a rule where there is more than white space and comments."""
        if before.strip(" \t\n"):
            self._rule = _Rule.QUALIFIED
        elif kind == "keyword":
            self._rule = _AT_RULES.get(token.lower(), _Rule.AT)
        elif kind != "comment":
            self._rule = _Rule.QUALIFIED

    def _end_rule(self) -> None:
        self._rule, self._in_block, self._imported = _Rule.NONE, False, False
        self._kept = len(self._found)

    def _add(self, url: str) -> None:
        if "\\" in url:
            raise TooOdd
        if self._rule is _Rule.IMPORT:
            if not self._open and not self._imported:
                self._imported = True
                self._found.append((url, RequisiteKind.STYLE))
        elif self._rule is not _Rule.PASSED_OVER:
            self._found.append((url, RequisiteKind.OTHER))

    def _string(self, token: str) -> None:
        is_whole = len(token) > 1 and token.endswith(token[0])
        if not is_whole and self._end < len(self._text):
            if self._takes_string:
                raise TooOdd
            return  # it breaks off at the end of its line
        value = token[1:-1] if is_whole else token[1:]
        if self._takes_string:
            self._takes_string = False
            closing = self._open.pop()  # whose argument it is, and it stands where that does
            self._add(value)
            self._open.append(closing)
        elif self._rule is _Rule.IMPORT and not self._open:
            self._add(value)
        elif (place := self._image_sets.get(len(self._open))) is not None and self._rule in _NAMING:
            self._add(value)
            self._found.insert(place, self._found.pop())
            self._image_sets[len(self._open)] = place + 1

    def _escape(self, match: re.Match[str]) -> None:
        """Mind that a name has an escape in it; at-keywords with one are left to a parser."""
        if self._name_before(match.start()).startswith("@"):
            raise TooOdd
        self._escaped = match.end()

    def _name_before(self, at: int) -> str:
        """Return what stands before a place of a name, and of the sign before it."""
        name = _NAME_BEFORE.search(self._text, max(0, at - _LONGEST_NAME), at)
        if name is None or len(name[0]) >= _LONGEST_NAME:
            raise TooOdd
        return name[0]

    def _url(self, match: re.Match[str]) -> None:
        if "\\" in match[0] or self._is_escaped(match.start()):
            raise TooOdd
        if match["named"] is not None:
            self._add(match["named"])

    def _function(self, match: re.Match[str]) -> None:
        if _STRING_FOLLOWS.match(self._text, match.end()) is None or self._is_escaped(match.start()):
            raise TooOdd
        if self._rule is _Rule.IMPORT and self._text[match.start() - 1] in "cC":
            raise TooOdd  # which imports no sheet by src()
        self._push(")")
        self._takes_string = True

    def _bracket(self, sign: str, at: int) -> None:
        if sign == ";":
            if not self._open and self._rule is not _Rule.QUALIFIED:
                self._end_rule()
        elif sign in _CLOSING:
            if sign == "{" and not self._open:
                self._in_block = True
            self._push(_CLOSING[sign])
            if sign == "(" and self._is_escaped(at):
                raise TooOdd
            if sign == "(" and self._is_image_set(at):
                self._image_sets[len(self._open)] = len(self._found)
        elif self._open and self._open[-1] == sign:
            self._image_sets.pop(len(self._open), None)
            self._open.pop()
            if sign == "}" and not self._open:
                self._end_rule()

    def _push(self, closing: str) -> None:
        if len(self._open) >= _MAX_DEPTH:
            raise TooOdd
        self._open.append(closing)

    def _is_escaped(self, at: int) -> bool:
        """Whether an escape is part of the name before a bracket; white space after one may belong to it."""
        is_near = 0 <= at - self._escaped <= _LONGEST_NAME
        return is_near and _REST_OF_NAME.fullmatch(self._text, self._escaped, at) is not None

    def _is_image_set(self, at: int) -> bool:
        """Whether the bracket at a place is that of a function by a name, as vendors' names are, ending so."""
        if self._text[at - 9 : at].lower() != "image-set":
            return False
        name = self._name_before(at)
        return name[0] not in "#@" and _IS_NUMBER.match(name) is None
