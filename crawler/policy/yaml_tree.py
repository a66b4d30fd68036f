"""YAML read for its shape only: mappings, lists and the text of scalars, each with its place in the file.

What a scalar means is decided by the setting that it is written for, not by YAML 1.1, which makes False of ``no``,
45000 of ``12:30:00`` and 8 of ``010``. Nothing in a file can run, and nothing that it refers to itself by can grow:
sizes, depth and aliases are bounded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml
from yaml.composer import Composer, ComposerError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.parser import Parser
from yaml.reader import Reader, ReaderError
from yaml.resolver import Resolver
from yaml.scanner import Scanner

from crawler.policy.problems import Problem, shown

MAX_BYTES = 1 << 18
MAX_DEPTH = 20
MAX_NODES = 10_000
MAX_ALIASES = 100

Value = None | str | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]

_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file, both numbers 1-based."""

    line: int
    column: int


@dataclass(slots=True)
class Tree:
    """A file's content with the places of its parts."""

    value: Value = None
    places: dict[Path, Mark] = field(default_factory=dict)
    """Where each value begins."""
    key_places: dict[Path, Mark] = field(default_factory=dict)
    """Where the key of each value of a mapping begins."""
    problems: list[Problem] = field(default_factory=list)


def read_tree(data: bytes, file: str) -> Tree:
    """Return the content of a YAML file; what is wrong with it is in ``problems``, ``value`` is what is left."""
    tree = Tree()
    if len(data) > MAX_BYTES:
        tree.problems.append(Problem(file, None, None, f"larger than {MAX_BYTES >> 10} KiB, which no policy is"))
        return tree
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        line = data.count(b"\n", 0, e.start) + 1
        tree.problems.append(Problem(file, line, None, "not UTF-8; save the file as UTF-8"))
        return tree
    try:
        node = _Loader(text).get_single_node()
    except yaml.YAMLError as e:
        tree.problems.append(_syntax_problem(e, text, file))
        return tree
    if node is not None:
        _Builder(tree, file).build(node)
    return tree


class _Loader(Reader, Scanner, Parser, Composer, Resolver):
    """PyYAML as far as nodes; a node that is too deep, too many or tagged is refused before the next is read."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        Resolver.__init__(self)
        self._depth = 0
        self._nodes = 0
        self._aliases = 0

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        self._nodes += 1
        if isinstance(event, yaml.AliasEvent):
            self._aliases += 1
        elif getattr(event, "tag", None) not in (None, "!"):
            raise ComposerError(
                None,
                None,
                f"{shown(event.tag)} is a tag, which a policy has no use for; leave it out",
                event.start_mark,
            )
        for count, most, what in (
            (self._depth, MAX_DEPTH, "nested deeper than {} levels"),
            (self._nodes, MAX_NODES, "more than {} values"),
            (self._aliases, MAX_ALIASES, "more than {} aliases"),
        ):
            if count > most:
                raise ComposerError(None, None, f"{what.format(most)}, which no policy needs", event.start_mark)
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node


class _Builder:
    """Turns nodes into values, and notes places and problems on the way."""

    def __init__(self, tree: Tree, file: str) -> None:
        self._tree = tree
        self._file = file
        self._built = 0

    def build(self, node: Node) -> None:
        self._tree.value = self._value(node, ())

    def _value(self, node: Node, path: Path) -> Value:
        self._tree.places[path] = _mark(node)
        self._built += 1
        # An alias is built anew at each place: a few of them within each other make millions, or a ring.
        if self._built > MAX_NODES or len(path) > MAX_DEPTH:
            if self._built <= MAX_NODES + 1:
                self._problem(node, "the aliases of this file unfold without end")
            self._built = MAX_NODES + 1
            return None
        if isinstance(node, SequenceNode):
            return [self._value(item, (*path, i)) for i, item in enumerate(node.value)]
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        return None if node.tag == _NULL else str(node.value)

    def _mapping(self, node: MappingNode, path: Path) -> dict[str, Value]:
        mapping: dict[str, Value] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self._problem(key, "a key must be a word, not a list or a mapping")
                continue
            name = str(key.value)
            if name in mapping:
                first = self._tree.key_places[*path, name].line
                self._problem(key, f"{shown(name)} is set twice, first on line {first}; keep one of them")
                continue
            self._tree.key_places[*path, name] = _mark(key)
            mapping[name] = self._value(value, (*path, name))
        return mapping

    def _problem(self, node: Node, message: str) -> None:
        mark = _mark(node)
        self._tree.problems.append(Problem(self._file, mark.line, mark.column, message))


def _mark(node: Node) -> Mark:
    return Mark(node.start_mark.line + 1, node.start_mark.column + 1)


# What PyYAML says of the mistakes that people make most, and what helps them.
_PLAIN_WORDS: Mapping[str, str] = {
    "found character '\\t' that cannot start any token": "a tab; YAML is indented with spaces",
    "mapping values are not allowed here": "a colon too many; text with a colon goes in quotes",
    "could not find expected ':'": "a `:` is missing after the key",
    "expected <block end>, but found '<block mapping start>'": "indented differently from the lines it belongs with",
    "expected <block end>, but found '<scalar>'": "it follows a complete value; put all of it in quotes",
    "but found another document": "a second document begins here; a policy is one, so leave the `---` out",
    "found character '@' that cannot start any token": "a value cannot begin with `@`; put it in quotes",
    "found character '%' that cannot start any token": "a value cannot begin with `%`; put it in quotes",
    "found character '`' that cannot start any token": "a value cannot begin with a back quote; put it in quotes",
    "while scanning an alias": "a pattern that begins with `*` must be in quotes, for YAML reads it as an alias",
    "found undefined alias": "a pattern that begins with `*` must be in quotes, for YAML reads it as an alias",
}


def _syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    if isinstance(error, ReaderError):
        before = text[: error.position]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Problem(file, line, column, f"the character U+{ord(text[error.position]):04X} cannot stand in YAML")
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(file, None, None, f"not YAML: {shown(error)}")
    # An alias is best shown by its `*`, everything else by what follows too late or too early.
    in_alias = error.context is not None and "alias" in error.context
    mark = error.context_mark if in_alias else error.problem_mark or error.context_mark
    said = " ".join(part for part in (error.context, error.problem) if part)
    plain = next((words for known, words in _PLAIN_WORDS.items() if known in said), None)
    message = plain or (str(error.problem) if error.context is None else f"not YAML: {said}")
    return Problem(file, mark.line + 1 if mark else None, mark.column + 1 if mark else None, message)
