"""Step 2b: what the title block, the sheet's name and the file's name say for every row that has none of its own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from data.cells import contained_term
from data.places import clean, number
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import WorkType

_MADE_ON = re.compile(rf"({'|'.join(words.MADE_ON_VERBS)})(日期|时间)[:：]?[\d年月日时分秒./:\- ]*")
_DAY = re.compile(
    r"(20\d{2})\s*年\s*(\d{1,2})\s*月\s*\d{1,2}\s*[日号]?|(?<!\d)(20\d{2})\s*([-./_])\s*(\d{1,2})\s*\4\s*\d{1,2}(?!\d)|"
    r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])[0-3]\d(?!\d)")
_MONTH_TEXT = re.compile(
    r"(20\d{2})\s*年度?\s*(?:(\d{1,2})\s*月?\s*[-—–~至到]\s*)?(\d{1,2})\s*月|"
    r"(?<!\d)(20\d{2})\s*[-./_]\s*(0?[1-9]|1[0-2])(?!\d)|(?<!\d)(20\d{2})(0[1-9]|1[0-2])(?!\d)")
_BARE_MONTH = re.compile(r"(?<![\d年])(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?!\d)")
_YEAR = re.compile(r"(20\d{2})\s*年?度?")
_STREET = re.compile(r"(?:.*?[市区县])?([\u4e00-\u9fa5]{2,7}?街道)")
_COMMUNITY = re.compile(r"^([\u4e00-\u9fa50-9]{2,10}?(?:社区|居民区|居委会))")
_COMPOUND = re.compile(rf"^([\u4e00-\u9fa50-9]{{2,12}}(?:{'|'.join(words.COMPOUND_ENDINGS)}))")
_SUBJECT = re.compile(rf"{'|'.join(words.SUBJECT_WORDS)}|20\d{{2}}|\d{{1,2}}月")


@dataclass
class Context:
    """`months`: each place that states a month, in the order of their weight; two different ones contradict."""

    months: dict[str, date] = field(default_factory=dict)
    street: str | None = None
    community: str | None = None
    compound: str | None = None
    work_type: WorkType | None = None
    plan_year: int | None = None
    money_factor: int | None = None
    round: int | None = None
    is_of_several_months: bool = False

    @property
    def month(self) -> date | None:
        return next(iter(self.months.values()), None)

    @property
    def is_contradictory(self) -> bool:
        return len(set(self.months.values())) > 1

    @property
    def given(self) -> frozenset[str]:
        """The fields it gives to every row."""
        names = ("street", "community", "compound", "work_type", "plan_year", "round")
        return frozenset(name for name in names if getattr(self, name) is not None)


def of(titles: list[str], *, sheet: str, file: str) -> Context:
    """Read the title lines (from top to bottom), the sheet's name and the file's name, in this order of weight."""
    lines = [clean(_MADE_ON.sub("", clean(line))) for line in titles]
    sources = {"标题": " ".join(lines), "表名": clean(sheet), "文件名": clean(PurePath(file).stem)}
    context = Context(months=_months(sources))
    for text in (*lines, sources["表名"], sources["文件名"].replace("_", " ")):
        _read_places(context, text)
        context.work_type = context.work_type or _work_type(text)
        context.money_factor = context.money_factor or _money_factor(text)
        rounds = re.search(r"第([一二三四五六\d])[轮次]征|第([一二三四五六\d])轮|首轮", text)
        if rounds and context.round is None:
            context.round = number(rounds[1] or rounds[2] or "1")
        context.is_of_several_months |= any(
            match[2] and int(match[2]) < int(match[3]) for match in _MONTH_TEXT.finditer(text))
        year = _YEAR.search(text)
        if year and context.plan_year is None and re.search(r"年度?.{0,12}(计划|任务)", text):
            context.plan_year = int(year[1])
    return context


def _months(sources: dict[str, str]) -> dict[str, date]:
    """The month each source states. 截至 a date weighs most, then a month; a bare day (often that of an export) counts
    only where nothing else is said. A month without a year takes the year the sources agree on."""
    years = {int(year) for text in sources.values() for year in _YEAR.findall(text)}
    stated, days = {}, {}
    for source, text in sources.items():
        until = re.search(r"截[至止到][^\d]{0,4}(.*)", text)
        if until and (_days(until[1]) or _full_months(until[1])):
            stated[source] = (_days(until[1]) or _full_months(until[1]))[0]
            continue
        months = list(dict.fromkeys(_full_months(_DAY.sub(" ", text)) or _bare_months(_DAY.sub(" ", text), years)))
        stated.update({source if not nth else f"{source}另一处": month for nth, month in enumerate(months)})
        if not months and _days(text):
            days[source] = _days(text)[0]
    return stated or days


def _days(text: str) -> list[date]:
    """The months of the full dates in a text."""
    found = [(int(m[1] or m[3] or m[6]), int(m[2] or m[5] or m[7])) for m in _DAY.finditer(text)]
    return [date(year, month, 1) for year, month in found if 1 <= month <= 12]


def _full_months(text: str) -> list[date]:
    found = [(int(m[1] or m[4] or m[6]), int(m[3] or m[5] or m[7])) for m in _MONTH_TEXT.finditer(text)]
    return [date(year, month, 1) for year, month in found if 1 <= month <= 12]


def _bare_months(text: str, years: set[int]) -> list[date]:
    if len(years) != 1:
        return []
    numbers = [number(match) for match in _BARE_MONTH.findall(text)]
    return [date(min(years), month, 1) for month in numbers[-1:] if month and 1 <= month <= 12]


def _read_places(context: Context, text: str) -> None:
    rest = text.replace(" ", "").lstrip("_-")
    street = _STREET.match(rest)
    if street:
        context.street = context.street or street[1]
        rest = rest[street.end():]
    rest = rest.lstrip("_-·:：")
    community = _COMMUNITY.match(rest)
    if community:
        context.community = context.community or community[1]
        rest = rest[community.end():].lstrip("_-·:：")
    subject = _SUBJECT.search(rest)
    names = rest[:subject.start()] if subject else rest
    work_start = min((names.find(word) for word in _work_words() if word in names), default=len(names))
    compound = _COMPOUND.match(names[:work_start])
    if compound and context.compound is None and (subject or work_start < len(names)):
        context.compound = compound[1]


def _money_factor(text: str) -> int | None:
    stated = re.search(r"单位[:：]?(.{0,20})|[(（]((?:亿|千万|百万|万|千)?元)[)）]", text)
    if not stated:
        return None
    return next((factor for unit, factor in words.MONEY_UNITS.items() if unit in (stated[1] or stated[2])), None)


def _work_words() -> Iterable[str]:
    return (word for term in WorkType for word in term.words if len(word) > 1)


def _work_type(text: str) -> WorkType | None:
    """The one kind of works a title names; a title that names several (or none) gives none."""
    found = {word: term for term in WorkType for word in term.words if len(word) > 1 and word in text.replace(" ", "")}
    longest = [word for word in found if not any(word != other and word in other for other in found)]
    terms = {found[word] for word in longest}
    return terms.pop() if len(terms) == 1 and contained_term(WorkType, text) not in (None, WorkType.OTHER) else None
