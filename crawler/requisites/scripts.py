"""What scripts need that are modules: the modules that they import, as far as their text names them."""

import json
import re

from crawler.requisites.requisite import Collector, RequisiteKind

# A static import, or one whose name is written out: `import "./a.js"`, `… from "./a.js"`, `import("./a.js")`. Names
# that do not begin like an address are for an import map to resolve (HTML standard, "resolve a module specifier").
_IMPORTS = re.compile(
    r"""(?<![\w$.])(?:import\s{0,100}(?:\(\s{0,100})?|from\s{0,100})(["'])((?:\.{0,2}/|https?://)[^"'\\\s]{1,2000})\1"""
)


def add_imports(collector: Collector, text: str) -> None:
    """Add the modules that a module's text names; of a script that is none, there are hardly any."""
    for match in _IMPORTS.finditer(text):
        collector.add(match[2], RequisiteKind.MODULE)


def add_mapped(collector: Collector, text: str) -> None:
    """Add the modules that an import map gives addresses to (HTML standard, "parse an import map string")."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return
    if not isinstance(said, dict):
        return
    scopes = said.get("scopes")
    for mapping in (said.get("imports"), *(scopes.values() if isinstance(scopes, dict) else ())):
        for target in mapping.values() if isinstance(mapping, dict) else ():
            if isinstance(target, str) and not target.endswith("/"):
                collector.add(target, RequisiteKind.MODULE)
