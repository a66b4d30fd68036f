"""Tables on terminals that are too narrow for them: a row's cells one below the other."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

NARROW_COLUMNS = 72
"""In fewer columns the words and addresses beside ids and states would stand a few letters a line."""


def fitting(part: RenderableType, columns: int) -> Iterator[RenderableType]:
    """Yield what shows a part in so many columns of a terminal."""
    if columns >= NARROW_COLUMNS or not isinstance(part, Table) or not part.show_header:
        yield part
        return
    for number, cells in enumerate(zip(*(column.cells for column in part.columns), strict=True)):
        if number:
            yield Text()
        row = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
        row.add_column(no_wrap=True, style="bold")
        row.add_column(overflow="fold")
        for column, cell in zip(part.columns, cells, strict=True):
            row.add_row(column.header, cell)
        yield row
