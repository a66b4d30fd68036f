"""``evercite policy``: check a policy, and ask it why."""

from pathlib import Path
from typing import Annotated, Any

import typer

from crawler.cli import outcomes, terminal
from crawler.cli.described import Described
from crawler.cli.invocation import Invocation, command

LINT_EXAMPLES = """\b
Examples:
  evercite policy lint                          the policy that a run here would use
  evercite policy lint policies/*.yaml
"""
EXPLAIN_EXAMPLES = """\b
Examples:
  evercite policy explain https://example.org/videos/1
  evercite policy explain https://example.org/ --policy newsroom
"""

app = typer.Typer(
    help="Check a policy; say which rule a URL meets and why.", no_args_is_help=True, rich_markup_mode=None
)


@app.command("lint", cls=Described, short_help="Check policy files.", epilog=LINT_EXAMPLES)
@command
def lint(
    invocation: Invocation,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="Policy files, or names of shipped policies.")
    ] = None,
) -> int:
    """Check policy files; every problem is named with its file, line and column."""
    from crawler import policy

    checked: list[dict[str, Any]] = []
    for file in files or (invocation.policy_file,):
        path = policy.find(file)
        try:
            policy.load(path)
            problems: tuple[policy.Problem, ...] = ()
        except policy.PolicyError as error:
            problems = error.problems
        checked.append(
            {
                "file": str(path),
                "sound": not problems,
                "problems": [{"line": p.line, "column": p.column, "message": p.message} for p in problems],
            }
        )
        if not invocation.as_json:
            said = [str(problem) for problem in problems] or [f"{path}: sound"]
            terminal.emit("".join(f"{terminal.plain(line)}\n" for line in said))
    if invocation.as_json:
        terminal.emit_json({"files": checked})
    return outcomes.DONE if all(file["sound"] for file in checked) else outcomes.USAGE


@app.command("explain", cls=Described, short_help="Print how a URL would be treated, and why.", epilog=EXPLAIN_EXAMPLES)
@command
def explain(
    invocation: Invocation,
    url: Annotated[str, typer.Argument(metavar="URL", help="A cited URL.")],
) -> None:
    """Print how a URL would be treated, and for each setting the line of the policy that decides it."""
    from dataclasses import asdict

    from crawler import urls

    policy = invocation.policy()
    try:
        resolved = urls.fetchable(urls.resolve(url))
        explanations = policy.explain(resolved)
    except urls.InvalidURL:
        raise outcomes.WrongUsage(f"{url}: a policy speaks of http and https URLs, written in full") from None
    if invocation.as_json:
        settings = [asdict(explanation) for explanation in explanations]
        terminal.emit_json({"url": resolved, "policy": policy.file, "settings": settings})
        return
    from crawler.cli import tables

    shown = tables.table("!setting", "!value", "decided by", "rule", "because")
    for why in explanations:
        value = terminal.to_json(why.value) if isinstance(why.value, bool) else why.value
        shown.add_row(
            why.setting, tables.text(value), tables.text(why.where), tables.text(why.rule), tables.text(why.because)
        )
    terminal.render(tables.facts([("url", resolved), ("policy", policy.file)]), shown)
