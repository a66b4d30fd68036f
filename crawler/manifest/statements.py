"""Statements of the hot path: compiled once by SQLAlchemy, run by SQLite's driver.

A captured URL takes some forty statements. SQLAlchemy needs 80 to 190 µs to build and run one, 20 to run one that was
built before, the driver 5. Tables, types and dialect stay SQLAlchemy's; what is left out is its work at each run. Lists
(``in_``) are written out at each run and cannot be had here; :func:`one_of` takes their place.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Select, String, bindparam, func, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import UpdateBase

_DIALECT = sqlite.dialect(paramstyle="named")


def one_of(column: Column[Any], name: str) -> ColumnElement[bool]:
    """Return a condition: ``column`` is one of a list that is bound to ``name``, written as JSON."""
    values = func.json_each(bindparam(name, type_=String)).table_valued("value")
    return column.in_(select(values.c.value))


S = TypeVar("S", bound="Select[Any] | UpdateBase")


class _Statement(Generic[S]):
    """SQL with the values that it fixes, and what turns the others into what SQLite can hold."""

    def __init__(self, clause: S, columns: Iterable[str] | None = None) -> None:
        compiled = clause.compile(dialect=_DIALECT, column_keys=columns)
        assert isinstance(compiled, SQLCompiler)
        binds = [(name, bind) for bind, name in compiled.bind_names.items()]
        self.sql = str(compiled)
        """With named places for values."""
        self._fixed = {name: bind.value for name, bind in binds if not bind.required}
        binders = [(name, bind.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)) for name, bind in binds]
        self._binders = [(name, binder) for name, binder in binders if binder is not None]

    def _values(self, values: dict[str, Any]) -> dict[str, Any]:
        bound = {**self._fixed, **values}
        for name, bind in self._binders:
            bound[name] = bind(bound[name])
        return bound


class Query(_Statement["Select[Any]"]):
    """A SELECT."""

    def __init__(self, clause: "Select[Any]") -> None:
        """Compile ``clause``, whose ``bindparam`` names are the arguments of each run."""
        super().__init__(clause)
        columns = clause.selected_columns
        self._row: Callable[[Iterable[Any]], Any] = namedtuple("Row", columns.keys())._make  # type: ignore[attr-defined]
        readers = [column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None) for column in columns]
        self._readers = [(place, reader) for place, reader in enumerate(readers) if reader is not None]

    def all(self, connection: Connection, **values: Any) -> list[Any]:
        """Return every row, as a named tuple."""
        return [self._read(found) for found in _driver(connection).execute(self.sql, self._values(values))]

    def first(self, connection: Connection, **values: Any) -> Any:
        """Return the first row, or None."""
        found = _driver(connection).execute(self.sql, self._values(values)).fetchone()
        return self._read(found) if found is not None else None

    def _read(self, found: tuple[Any, ...]) -> Any:
        if not self._readers:
            return self._row(found)
        cells = list(found)
        for place, reader in self._readers:
            cells[place] = reader(cells[place])
        return self._row(cells)


class Change(_Statement[UpdateBase]):
    """An INSERT or UPDATE."""

    def __init__(self, clause: UpdateBase, *columns: str) -> None:
        """Compile ``clause``, which sets ``columns``: these and ``bindparam`` names are the arguments of each run."""
        super().__init__(clause, columns)

    def run(self, connection: Connection, **values: Any) -> int:
        """Make the change, and return the row id of what an INSERT added."""
        return int(_driver(connection).execute(self.sql, self._values(values)).lastrowid or 0)

    def run_all(self, connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
        """Make the change for each of some rows."""
        _driver(connection).executemany(self.sql, [self._values(row) for row in rows])


def _driver(connection: Connection) -> Any:
    return connection.connection.dbapi_connection
