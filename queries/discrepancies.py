"""What in the month's ledgers cannot be right, or must be looked at: with the file, the sheet, the row and the cell."""

from collections.abc import Iterator
from functools import lru_cache

import pandas as pd

import queries
from data.similar_names import nearest
from data.vocabulary.terms import Stage

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
    works = queries.shared(store, "followed_works", selection)[[*NAMED, *COUNTS, "is_listed", "stage", "report_month"]]
    kinds = (_parts_differ(works), _done_fell(works), _vanished(works), _two_spellings(works))
    cells = {tuple(line): cell for *line, cell in queries.run(store, "cells_in_doubt", selection)[
        ["upload_id", "source_sheet", "source_row", "cell"]].itertuples(index=False)}
    rows = [row | {"cell": _cell(row, cells)} for found in kinds for row in found]
    rows.sort(key=lambda row: KINDS.index(row["discrepancy"]))
    text = [name for name in COLUMNS if name != "source_row"]
    return pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(text, "str") | {"source_row": "int64"})


def _cell(row: dict, cells: dict[tuple, str]) -> str | None:
    if row["discrepancy"] in ("vanished", "two_spellings"):
        return None
    return cells.get((row["upload_id"], row["source_sheet"], row["source_row"]))


NAMED = ["street", "community", "compound", "building", "unit", "project_name", "work_type", "source_file",
         "source_sheet", "source_row", "upload_id"]
COUNTS = ["planned_count", "completed_count", "in_progress_count", "not_started_count", "previous_completed_count"]


def _row(kind: str, work: object, expected: object, found: object) -> dict:
    return {"discrepancy": kind, "expected": expected, "found": found} | {name: getattr(work, name) for name in NAMED}


def _parts_differ(works: pd.DataFrame) -> Iterator[dict]:
    """已完成＋在建＋待开工≠计划. More done than planned and nothing else open is over-fulfilment."""
    works = works[works["is_listed"] & (works["stage"] != Stage.CANCELLED)]
    counts = works[["completed_count", "in_progress_count", "not_started_count"]]
    parts = counts.sum(axis=1)
    is_broken = counts.notna().any(axis=1) & works["planned_count"].notna() & (parts != works["planned_count"])
    for work, found in zip(_each(works[is_broken]), parts[is_broken], strict=True):
        is_over = work.completed_count == found and found > work.planned_count
        yield _row("over_fulfilled" if is_over else "parts_differ", work, str(int(work.planned_count)), str(int(found)))


def _done_fell(works: pd.DataFrame) -> Iterator[dict]:
    fell = works[works["is_listed"] & (works["completed_count"] < works["previous_completed_count"]).fillna(False)]
    for work in _each(fell):
        yield _row("done_fell", work, str(int(work.previous_completed_count)), str(int(work.completed_count)))


def _vanished(works: pd.DataFrame) -> Iterator[dict]:
    """What the month before still had. Finished works may go at the turn of a year, cancelled ones at any time."""
    gone = works[~works["is_listed"] & (works["stage"] != Stage.CANCELLED)]
    is_done = (gone["completed_count"] >= gone["planned_count"]).fillna(False).astype(bool)
    is_of_last_year = gone["report_month"].dt.year < works.loc[works["is_listed"], "report_month"].max().year
    for work in _each(gone[~(is_done & is_of_last_year)]):
        yield _row("vanished", work, None, None)


def _two_spellings(works: pd.DataFrame) -> Iterator[dict]:
    """Two names of compounds of one street so alike that they are probably one; said at the rarer."""
    named = works[works["compound"].notna() & works["is_listed"]]
    for _, of_street in named.groupby("street", dropna=False, sort=True):
        counts = of_street["compound"].value_counts()
        for pair in sorted(_alike(frozenset(counts.index))):
            name, like = sorted(pair, key=lambda name: (counts[name], name))
            first = of_street[of_street["compound"] == name].iloc[0]
            yield _row("two_spellings", first, like, name)


def _each(works: pd.DataFrame) -> Iterator:
    """Row by row; mostly there is none, and then the columns are not unpacked for nothing."""
    return works.itertuples() if len(works) else iter(())


@lru_cache(maxsize=64)
def _alike(names: frozenset[str]) -> frozenset[tuple[str, str]]:
    """Kept, because a street's names seldom change from one upload to the next. 12号院 and 21号院 are two places."""
    found = ((name, nearest(name, names)) for name in names)
    return frozenset(
        tuple(sorted(pair)) for pair in found if pair[1] is not None and _numbers(pair[0]) == _numbers(pair[1]))


def _numbers(name: str) -> str:
    return "".join(sign for sign in name if sign.isnumeric())
