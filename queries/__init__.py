"""From tables to answers: one question, one name, one answer.

A question is a file `<name>.sql` beside this one, or a function of that name in a module of ANSWERED_IN_PYTHON. What
counts and what was chosen is written once, in selection.sql.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import duckdb
import numpy as np
import pandas as pd
import pyarrow
from pandas.api.extensions import ExtensionArray

FOLDER = Path(__file__).parent

ANSWERED_IN_PYTHON = {
    "annual_targets": "queries.money_and_targets",
    "attention": "queries.attention",
    "cancelled_works": "queries.project_changes",
    "changed_since": "queries.changed_since",
    "chart_notes": "queries.chart_notes",
    "completion_forecast": "queries.forecast",
    "completion_heat": "queries.progress",
    "completion_lights": "queries.lights",
    "completion_over_time": "queries.progress",
    "consent_by_unit": "queries.consent",
    "consent_rounds_told": "queries.small_cells",
    "discrepancies": "queries.discrepancies",
    "earned_value": "queries.money_and_targets",
    "headline": "queries.headline",
    "impact_course": "queries.impact_estimates",
    "impact_estimates": "queries.impact_estimates",
    "impact_pooled": "queries.impact_estimates",
    "project_changes": "queries.project_changes",
    "stages": "queries.stages",
    "stuck_projects": "queries.stuck",
}
"""Questions that SQL alone cannot answer: name → the module that has a function of that name."""

NOT_QUESTIONS = ("schema", "selection")


class UnknownQuery(ValueError):
    """No question has that name."""


class UnknownParameter(ValueError):
    """The question has no parameter of that name."""


class HasCursor(Protocol):
    """What a question needs of the store."""

    def cursor(self) -> duckdb.DuckDBPyConnection: ...


@dataclass(frozen=True)
class Selection:
    """What was chosen; empty and None mean all, the latest and now."""

    street: tuple[str, ...] = ()
    community: tuple[str, ...] = ()
    compound: tuple[str, ...] = ()
    work_type: tuple[str, ...] = ()
    month: date | None = None
    as_of: datetime | None = None

    @property
    def parameters(self) -> dict[str, object]:
        """The values as the .sql files take them: lists or null, the month's first day, a UTC moment."""
        return {
            "street": list(self.street) or None,
            "community": list(self.community) or None,
            "compound": list(self.compound) or None,
            "work_type": [str(code) for code in self.work_type] or None,
            "month": self.month and date(self.month.year, self.month.month, 1),
            "as_of": self.as_of and _utc(self.as_of),
        }


def run(store: HasCursor, name: str, selection: Selection = Selection(), **more: object) -> pd.DataFrame:
    """Answer a question. `more`: further parameters of that question, such as `topic` of the complaints.

    Counts are integers (nullable where one is missing), months and dates datetime64, shares fractions. Raises
    UnknownQuery and UnknownParameter.
    """
    if name in ANSWERED_IN_PYTHON:
        return _answer_of(name)(store, selection, **more)
    sql = _statement(name)
    cursor = store.cursor()
    try:
        statement = cursor.extract_statements(sql)[0]
        values = _values(name, statement.named_parameters, selection, more)
        return _frame(cursor.execute(statement, values).to_arrow_table())
    finally:
        cursor.close()


def shared(store: HasCursor, name: str, selection: Selection = Selection(), **more: object) -> pd.DataFrame:
    """The same, kept until the store changes: for pages, and for questions that build on another one's answer.

    It is a frame of its own for whoever asks; pandas copies the values only if they are written to.
    """
    version = getattr(store, "version", -1)
    if version < 0:
        return run(store, name, selection, **more)
    return _kept(store, version, name, selection, **more).copy(deep=False)


def names() -> tuple[str, ...]:
    """Every question that can be asked."""
    in_sql = {path.stem for path in FOLDER.glob("*.sql")} - set(NOT_QUESTIONS)
    return tuple(sorted(in_sql | ANSWERED_IN_PYTHON.keys()))


def _answer_of(name: str) -> Callable[..., pd.DataFrame]:
    """Imported when asked for: those modules ask questions themselves."""
    return getattr(import_module(ANSWERED_IN_PYTHON[name]), name)


@lru_cache(maxsize=256)
def _kept(store: HasCursor, version: int, name: str, selection: Selection, **more: object) -> pd.DataFrame:
    """Keyed by the store and its version. A load that is only tried out (version −1) has no number of its own."""
    return run(store, name, selection, **more)


@cache
def _statement(name: str) -> str:
    if name not in names():
        raise UnknownQuery(name)
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def _values(name: str, wanted: set[str], selection: Selection, more: dict[str, Any]) -> dict[str, object]:
    """Exactly the parameters the statement names; one that nobody gives is null."""
    strange = more.keys() - wanted
    if strange:
        raise UnknownParameter(f"{name}: {', '.join(sorted(strange))}")
    given = selection.parameters | {key: _listed(value) for key, value in more.items()}
    return {key: given.get(key) for key in wanted}


def _listed(value: object) -> object:
    return (list(value) or None) if isinstance(value, (tuple, list, set, frozenset)) else value


def _utc(moment: datetime) -> datetime:
    """A moment without a zone is UTC already."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


_TEXT, _INTEGER = pd.StringDtype(na_value=np.nan), pd.Int64Dtype()


def _frame(table: pyarrow.Table) -> pd.DataFrame:
    # pandas cannot merge columns of no chunks, which an empty answer has
    return pd.DataFrame({name: _column(table[name].combine_chunks()) for name in table.column_names}, copy=False)


def _column(values: pyarrow.Array) -> np.ndarray | ExtensionArray:
    """A missing count stays a missing integer; text is text even where all of it is missing; a date is a moment."""
    kind = values.type
    if pyarrow.types.is_string(kind):
        return _TEXT.__from_arrow__(values)
    if pyarrow.types.is_integer(kind):
        values = values.cast(pyarrow.int64())
        return _INTEGER.__from_arrow__(values) if values.null_count else values.to_numpy()
    if pyarrow.types.is_date(kind):
        values = values.cast(pyarrow.timestamp("us"))
    return values.to_numpy(zero_copy_only=False)
