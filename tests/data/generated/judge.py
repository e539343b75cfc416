"""Compares what the reader says with what the clerk reads: right, declined with a word, or silently wrong."""

import importlib
import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from data import child, intake
from tests.data.generated.draft import ANY, Generated, Wanted, plain

LOUD = ("error", "warning")
CELL = re.compile(r"([A-Z]+)(\d+)$")


@dataclass(frozen=True)
class Finding:
    """One thing a clerk would find wrong without having been told."""

    seed: int
    case: str
    what: str
    sheet: str = ""
    row: int | None = None
    field: str = ""
    wanted: object = None
    got: object = None


@dataclass
class Verdict:
    seed: int
    wanted: int = 0
    right: int = 0
    declined: int = 0
    findings: list[Finding] = field(default_factory=list)
    told: list[Finding] = field(default_factory=list)
    """Not right, but said so: declined rows and values with a warning."""
    noise: Counter = field(default_factory=Counter)
    alarms: list[Finding] = field(default_factory=list)
    """Problems told where there are none; they are listed, not counted as wrong."""


@contextmanager
def in_process() -> Iterator[None]:
    """Reads without a child process: a tenth of the time, the same reader."""
    real = child.call

    def call(function: str, *arguments: object, **_: object) -> object:
        module, name = function.split(":")
        return getattr(importlib.import_module(module), name)(*arguments)

    child.call = call
    try:
        yield
    finally:
        child.call = real


def judge(made: Generated) -> Verdict:
    """Every tenth workbook goes the whole way through the child process."""
    if made.seed % 10:
        with in_process():
            inspection = intake.inspect(made.file, made.content)
    else:
        inspection = intake.inspect(made.file, made.content)
    return _Judge(made, inspection.as_dict(with_rows=True)).verdict()


def is_right(wanted: object, got: object) -> bool:
    if wanted is None or got is None:
        return wanted is got
    if isinstance(got, list | tuple):
        got = "、".join(map(str, got))
    if isinstance(wanted, int | float | Decimal) and isinstance(got, int | float | Decimal):
        return math.isclose(wanted, got, rel_tol=0, abs_tol=1e-4)
    if isinstance(got, date):
        return got.isoformat().startswith(str(wanted))
    return wanted == got


class _Judge:
    def __init__(self, made: Generated, told: dict) -> None:
        self.made, self.told = made, told
        self.has_names = made.form.startswith(("xlsx", "xlsm", "strict", "xml", "broken"))
        self.issues = [(self._sheet(sheet["name"]), issue) for sheet in told["sheets"] for issue in sheet["issues"]]
        self.issues += [(None, issue) for issue in told["issues"]]
        self.unread: set[tuple[str, str]] = set()
        self.result = Verdict(made.seed, wanted=len(made.rows))

    def verdict(self) -> Verdict:
        made, told = self.made, self.told
        is_declined = told["status"] in ("rejected", "unreadable")
        everything = json.dumps(told, ensure_ascii=False, default=str)
        for secret in made.forbidden:
            if secret in everything:
                self._find("forbidden", got=secret)
        if made.reject:
            if not is_declined or not any(issue["message"] for _, issue in self.issues):
                self._find("not declined", got=told["status"])
            return self.result
        self._rows()
        loaded = {sheet["kind"] for sheet in told["sheets"] if sheet["accepted"]}
        if loaded - made.kinds:
            self._find("kind", wanted=sorted(made.kinds), got=sorted(map(str, loaded)))
        if made.data_month != ANY and not self.result.declined and told["data_month"] != made.data_month:
            self._find("month", wanted=made.data_month, got=told["data_month"])
        self._reports()
        return self.result

    def _rows(self) -> None:
        """Each row of the reader is used once: first by a wish it fulfils, then by one that stands where it stands."""
        got = [(self._sheet(sheet["name"]), row) for sheet in self.told["sheets"] for row in sheet["rows"]]
        left = list(range(len(got)))
        open_wishes: list[Wanted] = []
        for wish in self.made.rows:
            here = [n for n in left if self._is_at(got[n], wish)] + [n for n in left if not self._is_at(got[n], wish)]
            match = next((n for n in here if all(is_right(v, got[n][1].get(k)) for k, v in wish.fields.items())), None)
            if match is None:
                open_wishes.append(wish)
            else:
                left.remove(match)
                self.result.right += 1
        for wish in open_wishes:
            here = [n for n in left if self._is_at(got[n], wish)]
            if not here:
                self._missing(wish)
                continue
            best = max(here, key=lambda n: sum(is_right(v, got[n][1].get(k)) for k, v in wish.fields.items()))
            left.remove(best)
            self._differences(wish, got[best][1])
        for n in left:
            sheet, row = got[n]
            if not any(i["severity"] in LOUD and _row_of(i) == row["source_row"] for i in self._on(sheet)):
                self._find("extra", sheet, row["source_row"],
                           got={k: plain(v) for k, v in row.items() if k != "source_row"})

    def _missing(self, wish: Wanted) -> None:
        sheet = self._sheet(wish.sheet)
        loaded = sum(told["accepted"] for told in self.told["sheets"] if self._sheet(told["name"]) == sheet)
        errors = [i for i in self._on(sheet) if i["severity"] == "error"]
        if any(_row_of(i) in (None, wish.row) for i in errors) or (errors and not loaded):
            self.result.declined += 1
            self.unread |= {(wish.sheet, cell) for cell in wish.cells.values()}
            reason = next((i for i in errors if _row_of(i) == wish.row), errors[0])
            self.result.told.append(Finding(self.made.seed, self._case(), "declined", wish.sheet, wish.row,
                                            got=reason["code"]))
        else:
            self._find("missing", wish.sheet, wish.row, wanted={k: plain(v) for k, v in wish.fields.items()})

    def _differences(self, wish: Wanted, row: dict) -> None:
        for name, value in wish.fields.items():
            if is_right(value, row.get(name)):
                continue
            excuse = next((i for i in self._on(self._sheet(wish.sheet)) if self._speaks_of(i, wish, name)), None)
            finding = Finding(self.made.seed, self._case(), "wrong" if excuse is None else f"warned:{excuse['code']}",
                              wish.sheet, wish.row,
                              name, plain(value), plain(row.get(name)))
            (self.result.findings if excuse is None else self.result.told).append(finding)

    def _speaks_of(self, issue: dict, wish: Wanted, name: str) -> bool:
        """Does this problem tell the clerk about this field of this row?"""
        if issue["severity"] not in LOUD:
            return False
        at, cell = CELL.match(issue.get("cell") or ""), CELL.match(wish.cells.get(name, ""))
        if not at:
            header = re.sub(r"\s", "", wish.headers.get(name, "")) or "—"
            return issue["severity"] == "error" or issue.get("field") == name or header in re.sub(r"\s", "",
                issue.get("value", ""))
        if int(at[2]) == wish.row:
            return issue.get("field") in (None, name) or bool(cell and at[1] == cell[1])
        return bool(cell and at[1] == cell[1] and (issue.get("field") in (None, name)) and int(at[2]) < wish.row)

    def _reports(self) -> None:
        loaded = {self._sheet(sheet["name"]) for sheet in self.told["sheets"] if sheet["accepted"]}
        for sheet, cell in self.made.must_report:
            if self._sheet(sheet) in loaded and (sheet, cell) not in self.unread and not any(
                    i.get("cell") == cell and i["severity"] in LOUD for i in self._on(self._sheet(sheet))):
                self._find("unreported", sheet, int(CELL.match(cell)[2]), cell, got=self.made_cell(sheet, cell))
        for sheet, row in self.made.left_out:
            if not any(_row_of(i) in (None, row) for i in self._on(self._sheet(sheet))):
                self._find("left out without a word", sheet, row)
        wished = {(self._sheet(sheet), cell) for sheet, cell in self.made.must_report}
        for sheet, issue in self.issues:
            if issue["severity"] in LOUD and (sheet, issue.get("cell")) not in wished:
                self.result.noise[issue["code"]] += 1
                self._false_alarm(sheet or "", issue)

    def _false_alarm(self, sheet: str, issue: dict) -> None:
        """A right sum called wrong, or an error on a line that is no row: not wrong, but it wears clerks out."""
        rows = {wish.row for wish in self.made.rows if self._sheet(wish.sheet) == sheet}
        is_off = issue["severity"] == "error" and _row_of(issue) and _row_of(issue) not in rows
        if issue["code"] == "total-mismatch" or is_off:
            self.result.alarms.append(Finding(self.made.seed, self._case(), issue["code"], sheet, _row_of(issue),
                                              issue.get("field", ""), got=issue.get("value")))

    def made_cell(self, sheet: str, cell: str) -> object:
        from openpyxl.utils.cell import coordinate_to_tuple

        row, column = coordinate_to_tuple(cell)
        return next(grid for grid in self.made.grids if grid.name == sheet).cells[row - 1, column - 1].shown

    def _sheet(self, name: str) -> str:
        """Text and web pages have no sheet names: all sheets are one."""
        return name if self.has_names else ""

    def _is_at(self, got: tuple[str, dict], wish: Wanted) -> bool:
        return got[0] == self._sheet(wish.sheet) and got[1]["source_row"] == wish.row

    def _on(self, sheet: str) -> list[dict]:
        return [issue for at, issue in self.issues if at in (sheet, None)]

    def _case(self) -> str:
        return f"{self.made.kind}/{self.made.layout}/{self.made.form}"

    def _find(self, what: str, sheet: str = "", row: int | None = None, name: str = "", wanted: object = None,
              got: object = None) -> None:
        self.result.findings.append(Finding(self.made.seed, self._case(), what, sheet, row, name, wanted, got))


def _row_of(issue: dict) -> int | None:
    cell = CELL.match(issue.get("cell") or "")
    return int(cell[2]) if cell else None
