"""What the month's briefing says. Each chapter is one finding with its table, its chart and its source.

The slides, the bulletin and the workbook are written from these and from nothing else, so that one number stands
everywhere. What is asked here is what leaders may see: no room, no household's opinion, no count of them a unit.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from importlib import import_module
from typing import Literal, Protocol

import pandas as pd

from data.vocabulary import text
from data.vocabulary.terms import WorkType
from pages.figures import wording
from queries import Selection

SECTIONS = tuple(text.BRIEFING_SECTIONS)
CONTENTS = {section: f"pages.exports.contents.{section}" for section in SECTIONS}
"""Section → the module whose `chapters(at)` gives its chapters, in order."""

LEADING = (WorkType.ELEVATOR_RETROFIT, WorkType.ELEVATOR_RENEWAL)
MOST_ROWS, MOST_MONTHS = 12, 24
"""What a slide and a page of the bulletin can hold; the rest is summed or counted."""


class Ask(Protocol):
    """How a question is asked: `run` over a store, or the pages' own cached answers."""

    def __call__(self, name: str, selection: Selection, **more: object) -> pd.DataFrame: ...


@dataclass(frozen=True)
class Series:
    """One row of bars or one line: the head of its column, its colour. `is_faint`: drawn thin or in outline."""

    head: str
    colour: str
    is_faint: bool = False
    is_dashed: bool = False


@dataclass(frozen=True)
class Chart:
    """How a table is drawn: which column names the marks, which columns are their lengths. `left_out`: so many
    rows at the end stand in the table alone: they sum others that they would squeeze, or have nothing to draw."""

    kind: Literal["bars", "stacked", "lines"]
    category: str
    series: tuple[Series, ...]
    left_out: int = 0


@dataclass(frozen=True)
class Chapter:
    """`key` names it for ever (notes are written to it), `metric` is its short name, `finding` its title, `said` the
    bulletin's paragraph. `further`: one more sentence, below the title. `shares`: heads of columns that hold fractions.
    `notes`: definitions. `remark`: what staff wrote beside it. `most_rows`: how many rows are shown outside the
    workbook. Without `is_on_slide` it is for those who check the numbers, in the bulletin and the workbook alone."""

    key: str
    section: str
    metric: str
    finding: str
    subtitle: str
    table: pd.DataFrame
    chart: Chart | None = None
    said: str = ""
    further: str = ""
    shares: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    source: str = text.NO_VALUE
    remark: str = ""
    most_rows: int = MOST_ROWS
    is_on_slide: bool = True

    @property
    def shown(self) -> pd.DataFrame:
        """The rows that a slide and a page of the bulletin hold; the workbook has them all."""
        return self.table.head(self.most_rows).reset_index(drop=True)

    @property
    def drawn(self) -> pd.DataFrame:
        """The rows that the chart draws."""
        left_out = self.chart.left_out if self.chart is not None else 0
        return self.shown.head(max(0, len(self.table) - left_out))

    @property
    def definitions(self) -> str:
        """Source and definitions, as under the chart on the screen."""
        return text.CHART_BAR.join([text.CHART_SOURCE.format(self.source), *self.notes])

    @property
    def rest(self) -> str:
        """How many rows are not shown, where there are any."""
        if len(self.table) <= self.most_rows:
            return ""
        return text.BULLETIN_REST.format(count=len(self.table), shown=self.most_rows)


@dataclass(frozen=True)
class Briefing:
    """A month's chapters and what stands on every page of it."""

    street: str
    month: date
    chapters: tuple[Chapter, ...]
    stamp: str
    remark: str = ""

    @property
    def month_text(self) -> str:
        return text.MONTH.format(self.month)

    @property
    def sections(self) -> dict[str, list[Chapter]]:
        """The chapters by section, in the trade's order."""
        return _by_section(self.chapters)

    @property
    def on_slides(self) -> tuple[Chapter, ...]:
        """What is shown to a meeting: the slides, the pictures, the words of a message."""
        return tuple(chapter for chapter in self.chapters if chapter.is_on_slide)

    @property
    def shown_sections(self) -> dict[str, list[Chapter]]:
        """The same of what is shown to a meeting."""
        return _by_section(self.on_slides)


@dataclass(frozen=True)
class At:
    """What a section's module is given. `works`: the selection with the one kind of works the briefing leads with."""

    ask: Ask
    selection: Selection
    works: Selection
    street: str
    month: date
    sources: pd.DataFrame = field(repr=False)

    @property
    def month_text(self) -> str:
        return text.MONTH.format(self.month)

    def subtitle(self, *parts: str) -> str:
        return text.CHART_JOINER.join([*parts, self.month_text])

    def source(self, *kinds: str) -> str:
        return named_source(self.sources, kinds)

    def up_to_month(self, data: pd.DataFrame) -> pd.DataFrame:
        """The rows of months up to the data month, oldest first: one that has just begun says nothing yet."""
        shown = data[data["month"] <= pd.Timestamp(self.month)]
        return shown.sort_values("month", ignore_index=True)


def chapters_of(
    ask: Ask, selection: Selection, street: str, *, sections: Iterable[str] = SECTIONS,
    tell: Callable[[float, str], None] = lambda share, section: None,
) -> tuple[Chapter, ...]:
    """The chapters of a month that have something to say. `selection.month` must be set; `tell` hears how far it is."""
    chosen = [section for section in SECTIONS if section in set(sections)]
    done = ask("completion_by_community", selection)
    at = At(ask, selection, replace(selection, work_type=(lead_work(done, selection),)), street, selection.month,
            ask("sources", selection))
    remarks = _remarks(at)
    found: list[Chapter] = []
    for number, section in enumerate(chosen):
        tell(number / len(chosen), section)
        found += [replace(chapter, chart=_drawable(chapter), remark=remarks.get(chapter.key, ""))
                  for chapter in import_module(CONTENTS[section]).chapters(at) if len(chapter.table)]
    return tuple(found)


def lead_work(done: pd.DataFrame, selection: Selection) -> str:
    """The chosen kind of works; else lifts, for they are what a street is asked about; else the most planned."""
    if len(selection.work_type) == 1:
        return str(selection.work_type[0])
    planned = done.groupby("work_type")["planned_count"].sum()
    named = [work for work in LEADING if work in planned.index]
    return str(named[0] if named else planned.idxmax() if len(planned) else WorkType.ELEVATOR_RETROFIT)


def named_source(sources: pd.DataFrame, kinds: Iterable[str]) -> str:
    """The newest file of these kinds of sheet, and how many there are."""
    files = list(dict.fromkeys(sources[sources["kind"].isin(kinds)].sort_values("uploaded_at")["file"]))
    if not files:
        return text.NO_VALUE
    return files[-1] if len(files) == 1 else text.SOURCE_SEVERAL.format(file=files[-1], count=len(files))


def month_remark(ask: Ask, selection: Selection, street: str) -> str:
    """What staff wrote about the month as a whole."""
    notes = ask("chart_notes", replace(selection, street=(street,)))
    return " ".join(notes.loc[notes["subject"] == "month", "words"])


def printed_share(part: float, whole: float) -> float | None:
    """A fraction as wording.percent prints it, so that no file rounds it otherwise."""
    shown = wording.percent(part, whole)
    return None if shown == text.NO_VALUE else round(float(shown.rstrip("%").replace(",", "")) / 100, 4)


def _by_section(chapters: Iterable[Chapter]) -> dict[str, list[Chapter]]:
    found: dict[str, list[Chapter]] = {}
    for chapter in chapters:
        found.setdefault(chapter.section, []).append(chapter)
    return found


def _drawable(chapter: Chapter) -> Chart | None:
    """A chart without a mark would be an empty picture: the table says the same."""
    if chapter.chart is None:
        return None
    values = chapter.drawn[[series.head for series in chapter.chart.series]].astype("float64")
    return chapter.chart if values.fillna(0).to_numpy().any() else None


def _remarks(at: At) -> dict[str, str]:
    notes = at.ask("chart_notes", replace(at.selection, street=(at.street,)))
    return dict(zip(notes["subject"], notes["words"], strict=True))
