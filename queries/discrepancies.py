"""What in the month's ledgers cannot be right, or must be looked at: with the file, the sheet, the row and the cell."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import pandas as pd

import queries
from data.similar_names import nearest
from data.vocabulary.terms import Stage
from queries.grouping import numbers, or_0

KINDS = ("parts_differ", "done_fell", "vanished", "two_spellings", "over_fulfilled")
"""In the order of the answer. over_fulfilled is real more often than not; it is said, and nothing is wrong with it."""

COLUMNS = [
    "discrepancy", "street", "community", "compound", "building", "unit", "project_name", "work_type", "expected",
    "found", "source_file", "source_sheet", "source_row", "cell"]


def discrepancies(store, selection) -> pd.DataFrame:
    """One row a thing to check. `expected` and `found`, as text: the plan and the sum of its parts; the count done
    before and now; the compound's name elsewhere and here. `cell`: the one of the issue that was said at the upload;
    null where none was.
    """
    works = queries.shared(store, "followed_works", selection)
    kinds = (_parts_differ(works), _done_fell(works), _vanished(works), _two_spellings(works))
    rows = sorted((row for found in kinds for row in found), key=lambda row: KINDS.index(row["discrepancy"]))
    cells = _cells(store, selection) if rows else {}
    for row in rows:
        line = row["upload_id"], row["source_sheet"], row["source_row"]
        row["cell"] = None if row["discrepancy"] in ("vanished", "two_spellings") else cells.get(line)
    return pd.DataFrame({
        name: pd.Series([row[name] for row in rows], dtype="int64" if name == "source_row" else "str")
        for name in COLUMNS})


def _cells(store, selection) -> dict[tuple, str]:
    """Which cell of a line was in doubt at its upload."""
    said = queries.run(store, "cells_in_doubt", selection)
    return {tuple(line): cell for *line, cell in said[
        ["upload_id", "source_sheet", "source_row", "cell"]].itertuples(index=False)}


NAMED = ["street", "community", "compound", "building", "unit", "project_name", "work_type", "source_file",
         "source_sheet", "source_row", "upload_id"]
COUNTS = ["planned_count", "completed_count", "previous_completed_count"]


def _row(kind: str, work: object, expected: object = None, found: object = None) -> dict:
    return {"discrepancy": kind, "expected": expected, "found": found} | {name: getattr(work, name) for name in NAMED}


def _each(works: pd.DataFrame, chosen: np.ndarray) -> Iterator:
    """The chosen rows, one by one; mostly there is none, and then the columns are not unpacked for nothing."""
    return works.loc[chosen, [*NAMED, *COUNTS]].itertuples() if chosen.any() else iter(())


def _is_in_plan(works: pd.DataFrame) -> np.ndarray:
    return works["is_listed"].to_numpy() & _is_not_cancelled(works)


def _is_not_cancelled(works: pd.DataFrame) -> np.ndarray:
    return (works["stage"] != Stage.CANCELLED).to_numpy()


def _parts_differ(works: pd.DataFrame) -> Iterator[dict]:
    """已完成＋在建＋待开工≠计划. More done than planned and nothing else open is over-fulfilment."""
    parts = np.stack([numbers(works[name]) for name in ("completed_count", "in_progress_count", "not_started_count")])
    planned, whole = numbers(works["planned_count"]), or_0(parts).sum(axis=0)
    is_broken = _is_in_plan(works) & ~np.isnan(parts).all(axis=0) & ~np.isnan(planned) & (whole != planned)
    for work, found in zip(_each(works, is_broken), whole[is_broken].astype(int), strict=True):
        is_over = work.completed_count == found and found > work.planned_count
        yield _row("over_fulfilled" if is_over else "parts_differ", work, str(int(work.planned_count)), str(found))


def _done_fell(works: pd.DataFrame) -> Iterator[dict]:
    fell = works["is_listed"].to_numpy() & (
        numbers(works["completed_count"]) < numbers(works["previous_completed_count"]))
    for work in _each(works, fell):
        yield _row("done_fell", work, str(int(work.previous_completed_count)), str(int(work.completed_count)))


def _vanished(works: pd.DataFrame) -> Iterator[dict]:
    """What the month before still had. Finished works may go at the turn of a year, cancelled ones at any time."""
    is_listed, year = works["is_listed"].to_numpy(), works["report_month"].to_numpy("datetime64[Y]")
    is_done = numbers(works["completed_count"]) >= numbers(works["planned_count"])
    is_of_last_year = year < year[is_listed].max(initial=np.datetime64("0001", "Y"))
    for work in _each(works, ~is_listed & _is_not_cancelled(works) & ~(is_done & is_of_last_year)):
        yield _row("vanished", work)


def _two_spellings(works: pd.DataFrame) -> Iterator[dict]:
    """Two names of compounds of one street so alike that they are probably one; said at the rarer."""
    is_named = works["compound"].notna().to_numpy() & works["is_listed"].to_numpy()
    for _, compounds in works["compound"][is_named].groupby(works["street"][is_named], dropna=False, sort=True):
        counts = compounds.value_counts()
        for pair in sorted(_alike(frozenset(counts.index))):
            name, like = sorted(pair, key=lambda name: (counts[name], name))
            first = (compounds == name).idxmax()
            yield _row("two_spellings", works.loc[first], like, name)


@lru_cache(maxsize=64)
def _alike(names: frozenset[str]) -> frozenset[tuple[str, str]]:
    """Kept, because a street's names seldom change from one upload to the next. 12号院 and 21号院 are two places."""
    found = ((name, nearest(name, names)) for name in names)
    return frozenset(
        tuple(sorted(pair)) for pair in found if pair[1] is not None and _numbers(pair[0]) == _numbers(pair[1]))


def _numbers(name: str) -> str:
    return "".join(sign for sign in name if sign.isnumeric())
