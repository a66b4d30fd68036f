"""Reading a policy file: where it is, and every problem in it with its place."""

import re
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from crawler.policy.model import Policy
from crawler.policy.problems import PolicyError, Problem, alternatives, choose_from, nearest, shown
from crawler.policy.section import Section
from crawler.policy.yaml_tree import MAX_BYTES, Mark, Tree, read_tree
from crawler.policy.yaml_tree import Path as TreePath

_CREDENTIAL = re.compile(r"access|secret|token|password|credential", re.IGNORECASE)

SHIPPED = ("default", "archivist", "researcher", "newsroom")
"""Policies that come with evercite, by the names that ``--policy`` takes."""


def find(explicit: Path | None = None, cwd: Path | None = None) -> Path:
    """Return the policy file to use: the one asked for, else the working folder's, else the packaged one.

    ``explicit`` can also be the bare name of a shipped policy, unless a file of that name is there. Whether the file
    can be read is for :func:`load` to say.
    """
    if explicit is not None:
        return shipped(str(explicit)) if str(explicit) in SHIPPED and not explicit.exists() else explicit
    own = (cwd or Path()) / "policies" / "default.yaml"
    return own if own.is_file() else shipped("default")


def shipped(name: str) -> Path:
    """Return the file of a shipped policy: in the installed package, or in the folder of a source checkout."""
    packaged = Path(str(files("crawler.policy"))) / "packaged" / f"{name}.yaml"
    checkout = Path(str(files("crawler"))).parent / "policies" / f"{name}.yaml"
    return packaged if packaged.is_file() or not checkout.is_file() else checkout


def load(path: Path) -> Policy:
    """Return the policy of a file.

    :raises PolicyError: when it cannot be read or used; it lists everything that is wrong.
    """
    return parse(_read(path), str(path), path.parent)


def parse(data: bytes, file: str, folder: Path | None = None) -> Policy:
    """Return the policy that ``data`` spells; ``file`` is its name in messages, and paths in it start at ``folder``.

    :raises PolicyError: when it cannot be used; it lists everything that is wrong.
    """
    tree = read_tree(data, file)
    if tree.value is None:
        raise PolicyError(
            tree.problems or [Problem(file, None, None, "the file is empty; a policy begins with `version: 1`")]
        )
    if not isinstance(tree.value, dict):
        raise PolicyError([*tree.problems, _no_mapping(tree, file)])
    lines = {path: mark.line for path, mark in tree.key_places.items()}
    try:
        policy = Policy.model_validate(tree.value, context={"file": file, "lines": lines, "folder": folder or Path()})
    except ValidationError as e:
        raise PolicyError(sorted({*tree.problems, *_problems(e, tree, file)}, key=_order)) from None
    if tree.problems:
        raise PolicyError(tree.problems)
    return policy


def with_identity(policy: Policy, operator: str | None = None, contact: str | None = None) -> Policy:
    """Return a policy with another operator or contact, as flags and the environment give them; None changes nothing.

    Empty text counts as not given, as ``EVERCITE_CONTACT=`` in a shell.

    :raises PolicyError: when one of them cannot be used.
    """
    given = {name: value for name, value in (("operator", operator), ("contact", contact)) if value and value.strip()}
    if not given:
        return policy
    try:
        identity = type(policy.identity).model_validate(policy.identity.model_dump(exclude_unset=True) | given)
    except ValidationError as e:
        raise PolicyError([_of_identity(str(error["loc"][0]), _said(error)) for error in e.errors()]) from None
    return policy.model_copy(update={"identity": identity})


def _of_identity(name: str, message: str) -> Problem:
    variable = f"EVERCITE_{name.upper()} or --{name}" if name in ("operator", "contact") else name
    return Problem(None, None, None, f"{variable}: {message}")


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        names = alternatives(SHIPPED)
        message = f"there is no such policy file; shipped policies are {names}"
    except IsADirectoryError:
        message = "this is a folder, not a policy file"
    except (OSError, ValueError) as e:
        message = f"the policy cannot be read: {getattr(e, 'strerror', None) or e}"
    raise PolicyError([Problem(str(path), None, None, message)])


def _no_mapping(tree: Tree, file: str) -> Problem:
    mark = tree.places.get((), Mark(1, 1))
    return Problem(
        file, mark.line, mark.column, "a policy is a list of `key: value` lines and begins with `version: 1`"
    )


def _order(problem: Problem) -> tuple[int, int]:
    return problem.line or 0, problem.column or 0


def _problems(error: ValidationError, tree: Tree, file: str) -> list[Problem]:
    problems = []
    for found in error.errors():
        path: TreePath = tuple(found["loc"])
        at_key = found["type"] == "extra_forbidden" or path not in tree.places
        mark = tree.key_places.get(path) if at_key else tree.places.get(path)
        # A missing key has no place of its own; the mapping that lacks it has.
        upwards = (tree.places[path[:n]] for n in range(len(path), -1, -1) if path[:n] in tree.places)
        mark = mark or next(upwards, None)
        message = _unknown_key(path) if found["type"] == "extra_forbidden" else _said(found)
        if isinstance(path[-1] if path else None, str) and found["type"] == "value_error":
            message = f"{path[-1]}: {message}"
        problems.append(Problem(file, mark.line if mark else None, mark.column if mark else None, message))
    return problems


def _said(error: Any) -> str:
    """Return one error of pydantic's in our words."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    loc = error["loc"]
    name = "policy" if not loc else f"an entry of `{loc[-2]}`" if isinstance(loc[-1], int) else str(loc[-1])
    if kind == "missing":
        return f"{shown(name)} is missing here"
    found = _kind(error["input"])
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return f"{name}: expected `key: value` lines, found {found}"
    if kind in ("tuple_type", "list_type"):
        return f"{name}: expected a list (lines that begin with `- `), found {found}"
    return str(error["msg"])


def _kind(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else "nothing" if value is None else shown(value)


def _unknown_key(path: TreePath) -> str:
    """Say what the unknown key at the end of ``path`` was most likely meant to be."""
    key, section = str(path[-1]), _section_at(path[:-1])
    known = tuple(section.model_fields) if section else ()
    where = next((str(part) for part in reversed(path[:-1]) if isinstance(part, str)), None)
    place = f"under `{where}`" if where else "at the top of a policy"
    if key == "<<":
        return "merge keys (`<<`) are not part of a policy; write the settings out"
    if where == "s3" and _CREDENTIAL.search(key):
        return (
            f"{shown(key)}: a policy holds no credentials; boto3 finds them in its own places, and `profile` names one"
        )
    if nearest(key, known) is None:
        for name, homes in _HOMES.items():
            if nearest(key, (name,)) == name:
                meant = "it belongs" if key == name else f"did you mean `{name}`, which belongs"
                end = "" if key == name else "?"
                return f"{shown(key)} is not known {place}; {meant} under {alternatives(homes)}{end}"
    return f"{shown(key)} is not known {place}; {choose_from(key, known)}"


def _section_at(path: TreePath) -> type[Section] | None:
    section: type[Section] | None = Policy
    for part in path:
        if isinstance(part, str):
            field = section.model_fields.get(part) if section else None
            section = _section_in(field.annotation) if field else None
    return section


def _section_in(annotation: Any) -> type[Section] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation if issubclass(annotation, Section) else None
    return next((section for part in get_args(annotation) if (section := _section_in(part))), None)


def _find_homes(section: type[Section], name: str | None) -> dict[str, list[str]]:
    """Return for each key of a section and those below it the sections that it can stand in."""
    homes: dict[str, list[str]] = {}
    for key, field in section.model_fields.items():
        if name is not None:
            homes.setdefault(key, []).append(name)
        below = _section_in(field.annotation)
        if below is not None:
            for inner, places in _find_homes(below, key).items():
                homes.setdefault(inner, []).extend(places)
    return {key: sorted(set(places), key=places.index) for key, places in homes.items()}


_HOMES = _find_homes(Policy, None)
