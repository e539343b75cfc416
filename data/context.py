"""Step 2b: what the title block, the sheet's name and the file's name say for every row that has none of its own."""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from data import stated_months, stated_places, stated_spans
from data.choices import StageWords, named_terms, stage_words
from data.places import clean, number
from data.stated_spans import Span
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import WorkType


@dataclass
class Context:
    """`months`: each place that states a month, in the order of their weight; two different ones contradict. `span`:
    what the titles speak of where it is not one whole month."""

    months: dict[str, date] = field(default_factory=dict)
    street: str | None = None
    community: str | None = None
    compound: str | None = None
    building: str | None = None
    unit: str | None = None
    work_type: WorkType | None = None
    plan_year: int | None = None
    money_factor: int | None = None
    round: int | None = None
    stage: StageWords | None = None
    year: int | None = None
    is_of_several_months: bool = False
    span: Span | None = None

    @property
    def month(self) -> date | None:
        return next(iter(self.months.values()), None)

    @property
    def is_contradictory(self) -> bool:
        return len(set(self.months.values())) > 1

    @property
    def given(self) -> frozenset[str]:
        """The fields it gives to every row."""
        names = ("street", "community", "compound", "building", "unit", "work_type", "plan_year", "round")
        return frozenset(name for name in names if getattr(self, name) is not None)


def of(titles: list[str], *, sheet: str, file: str, headings: list[str] | None = None) -> Context:
    """Read the title lines (from top to bottom), the sheet's name and the file's name, in this order of weight. What
    `headings` say, the titles that speak for these rows alone, no other text contradicts."""
    titles = [*(headings or ()), *titles]
    lines = [clean(line) for line in titles]
    names = [clean(sheet), clean(PurePath(file).stem)]
    stated = stated_months.read({"标题": " ".join(lines), "表名": names[0], "文件名": names[1]})
    context = Context(months=stated.months, year=stated.year, is_of_several_months=stated.is_of_several)
    texts = [line for line in lines if not line.startswith(words.NOTES)] + names
    context.span = stated_spans.read(texts, stated.year)
    context.building, context.unit = stated_places.building_and_unit(texts)
    own_building, own_unit = stated_places.building_and_unit([clean(line) for line in headings or ()])
    if own_building:
        context.building, context.unit = own_building, own_unit or (context.unit if context.building else None)
    elif own_unit:
        context.unit = own_unit
    for text in texts:
        _read_line(context, text, is_file=text is names[1])
    return context


def _read_line(context: Context, text: str, *, is_file: bool) -> None:
    found = stated_places.read(text)
    given = {
        "street": found.street, "community": found.community, "compound": found.compound,
        "work_type": work_type(text, is_file=is_file), "money_factor": unit_of_money(text), "round": _round(text),
        "plan_year": _plan_year(text), "stage": _stage_of_all(text)}
    for name, value in given.items():
        if getattr(context, name) is None:
            setattr(context, name, value)


def work_type(text: str, *, is_file: bool = False) -> WorkType | None:
    """The one kind of works a title names; a title that names several (or none) gives none. Works of other kinds count
    where a table speaks of itself: a file's name is often about a part of it."""
    terms = named_terms(WorkType, _WATCHED.sub("", text))
    return terms.pop() if len(terms) == 1 and not (is_file and terms == {WorkType.OTHER}) else None


_WATCHED = re.compile("监控(?=[表台情统])")
"""进度监控表 watches the works."""


_UNIT_OF_MONEY = re.compile(
    r"(?<![报任工办管属制设施造产收权])单位[:：(（]?\s*([^\s:：()（）;；。]{1,12})|"
    r"[(（]((?:亿|千万|百万|万|千)?元)[)）]|((?:亿|万)?元)为单位")


def unit_of_money(text: str) -> int | None:
    """What the stated unit multiplies by; two different ones leave it open."""
    stated = " ".join(part for match in _UNIT_OF_MONEY.findall(text) for part in match if part)
    units = (unit.removeprefix("人民币") for unit in re.split(r"[、,，/和及 ]+", stated))
    factors = {words.MONEY_UNITS[unit] for unit in units if unit in words.MONEY_UNITS}
    return factors.pop() if len(factors) == 1 else None


_ROUND = re.compile(r"第([一二三四五六\d])[轮次](?=征|意见|逐户|表决|$|[)）\s])|第([一二三四五六\d])轮|(首)轮")


def _round(text: str) -> int | None:
    """The round a title is about; one that compares several is about none."""
    found = {1 if first else number(one or two) for one, two, first in _ROUND.findall(text)}
    return found.pop() if len(found) == 1 else None


_STAGE = "|".join(words.STAGES_OF_LISTS)
_LIST_OF_STAGE = re.compile(
    rf"^(?:[(（]?[一二三四五六七八九十\d]+[)）、.．])?(?:{_STAGE})$|(?:{_STAGE})(?:项目|工程|电梯|清单|台账|明细)")


def _stage_of_all(text: str) -> StageWords | None:
    """The stage of every row of a list that is called after it: 在建项目表, a sheet 已完工, a section 二、已取消."""
    named = re.findall(_STAGE, text)
    return stage_words(named[0]) if len(named) == 1 and _LIST_OF_STAGE.search(text) else None


def _plan_year(text: str) -> int | None:
    years = stated_months.years_in(stated_months.prepared(text))
    return years.pop() if len(years) == 1 and re.search(r"年度?.{0,12}(计划|任务)", text) else None
