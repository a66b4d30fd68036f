"""Statements of the hot path: compiled once, when they are first run, by SQLAlchemy, run by SQLite's driver.

A captured URL takes some forty statements. SQLAlchemy needs 80 to 190 µs to build and run one, 20 to run one that was
built before, the driver 5. Tables, types and dialect stay SQLAlchemy's; what is left out is its work at each run. Lists
(``in_``) are written out at each run and cannot be had here; :func:`one_of` takes their place.
"""

import json
from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, Generic, TypeVar

from sqlalchemy import JSON, BindParameter, Column, ColumnElement, Connection, Select, String, bindparam, func, select
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
        self._clause = clause
        self._columns = columns

    # Compiled when first run: a command runs a few of them, and each takes half a millisecond.

    @cached_property
    def sql(self) -> str:
        """With named places for values."""
        return str(self._compiled)

    @cached_property
    def _compiled(self) -> SQLCompiler:
        compiled = self._clause.compile(dialect=_DIALECT, column_keys=self._columns)
        assert isinstance(compiled, SQLCompiler)
        return compiled

    @cached_property
    def _binds(self) -> list[tuple[str, BindParameter[Any]]]:
        return [(name, bind) for bind, name in self._compiled.bind_names.items()]

    @cached_property
    def _fixed(self) -> dict[str, Any]:
        """The values that the statement brings along, as SQLite holds them."""
        fixed = [(name, bind.value, _binder(bind)) for name, bind in self._binds if not bind.required]
        return {name: binder(value) if binder is not None else value for name, value, binder in fixed}

    @cached_property
    def _binders(self) -> list[tuple[str, Callable[[Any], Any]]]:
        binders = [(name, _binder(bind)) for name, bind in self._binds if bind.required]
        return [(name, binder) for name, binder in binders if binder is not None]

    def _values(self, values: dict[str, Any]) -> dict[str, Any]:
        if not self._fixed and not self._binders:
            return values
        bound = {**self._fixed, **values}
        for name, bind in self._binders:
            bound[name] = bind(bound[name])
        return bound


class Query(_Statement["Select[Any]"]):
    """A SELECT."""

    def __init__(self, clause: "Select[Any]") -> None:
        """Compile ``clause``, whose ``bindparam`` names are the arguments of each run."""
        super().__init__(clause)

    @cached_property
    def _row(self) -> Callable[[Iterable[Any]], Any]:
        return namedtuple("Row", self._clause.selected_columns.keys())._make  # type: ignore[attr-defined,no-any-return]

    @cached_property
    def _readers(self) -> list[tuple[int, Callable[[Any], Any]]]:
        columns = self._clause.selected_columns
        readers = [
            _read_json if isinstance(column.type, JSON)
            else column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
            for column in columns
        ]  # fmt: skip
        return [(place, reader) for place, reader in enumerate(readers) if reader is not None]

    def all(self, connection: Connection, **values: Any) -> list[Any]:
        """Return every row, as a named tuple."""
        return [self._read(found) for found in driver_of(connection).execute(self.sql, self._values(values))]

    def parts(self, connection: Connection, size: int, **values: Any) -> Iterator[list[Any]]:
        """Yield every row, as a named tuple, up to ``size`` of them together."""
        cursor = driver_of(connection).execute(self.sql, self._values(values))
        while found := cursor.fetchmany(size):
            yield [self._read(one) for one in found]

    def first(self, connection: Connection, **values: Any) -> Any:
        """Return the first row, or None."""
        found = driver_of(connection).execute(self.sql, self._values(values)).fetchone()
        return self._read(found) if found is not None else None

    def _read(self, found: tuple[Any, ...]) -> Any:
        if not self._readers:
            return self._row(found)
        cells = list(found)
        for place, reader in self._readers:
            if cells[place] is not None:
                cells[place] = reader(cells[place])
        return self._row(cells)


class Change(_Statement[UpdateBase]):
    """An INSERT or UPDATE."""

    def __init__(self, clause: UpdateBase, *columns: str) -> None:
        """Compile ``clause``, which sets ``columns``: these and ``bindparam`` names are the arguments of each run."""
        super().__init__(clause, columns)

    def run(self, connection: Connection, **values: Any) -> int:
        """Make the change, and return the row id of what an INSERT added."""
        return int(driver_of(connection).execute(self.sql, self._values(values)).lastrowid or 0)

    def run_all(self, connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
        """Make the change for each of some rows."""
        driver_of(connection).executemany(self.sql, [self._values(row) for row in rows])


def _binder(bind: BindParameter[Any]) -> Callable[[Any], Any] | None:
    """Return what turns a value into what SQLite can hold; None where it can as it is."""
    if isinstance(bind.type, JSON):
        return _write_json
    return bind.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)


def _write_json(value: Any) -> str:
    """Return a value as a JSON column holds it; half of them are nothing."""
    return json.dumps(value) if value is not None else "null"


_scan = json.JSONDecoder().scan_once  # type: ignore[attr-defined]  # typeshed leaves it out


def _read_json(value: Any) -> Any:
    """Return what a JSON column holds: what SQLAlchemy returns, with a fifth of the calls, some twenty times a URL.

    Its text was written by ``json.dumps``, so there is no white space around it; SQLite takes a number for one.

    :raises ValueError: when it is damaged.
    """
    if type(value) is not str:
        return value
    try:
        said, end = _scan(value, 0)
    except StopIteration as fault:
        # What the scanner says where nothing of JSON begins; in a generator it would be lost.
        raise json.JSONDecodeError("no JSON", value, fault.value or 0) from None
    if end != len(value):
        raise json.JSONDecodeError("more than JSON", value, end)
    return said


def driver_of(connection: Connection) -> Any:
    """Return the connection of SQLite's driver, within whose transaction all of this happens."""
    return connection.connection.dbapi_connection
