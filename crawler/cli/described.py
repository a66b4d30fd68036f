"""How a command describes itself in its help text."""

from typing import Any

from typer.core import TyperCommand


class Described(TyperCommand):
    """A command whose arguments are told without the types that Python has for them, such as ``<list[str]>``."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the sections of arguments and options."""
        told: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                name = record[0].split(" <")[0] if parameter.param_type_name == "argument" else record[0]
                told[parameter.param_type_name].append((name, record[1]))
        for title, records in (("Arguments", told["argument"]), ("Options", told["option"])):
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)
