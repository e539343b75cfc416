"""Step 2b: the data month that the title block, the sheet's name and the file's name state."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from data.dates import arabic
from data.numerals import number
from data.vocabulary import sheet_words as words


@dataclass
class Stated:
    """`months`: each source that states one, in the order of their weight; `year`: the one year that is named."""

    months: dict[str, date] = field(default_factory=dict)
    year: int | None = None
    is_of_several: bool = False


def read(sources: dict[str, str]) -> Stated:
    """The month each source states. 截至 a date weighs most, then a month; a bare day (often that of an export) counts
    only where nothing else is said. A month without a year takes the year the sources agree on."""
    texts = {source: prepared(text) for source, text in sources.items()}
    years = {year for text in texts.values() for year in years_in(text)}
    year = years.pop() if len(years) == 1 else None
    stated, days, is_of_several = {}, {}, False
    for source, text in texts.items():
        until = re.search(r"截[至止到][^\d]{0,4}(.*)", text)
        limit = next(iter([*_days(until[1], year), *_months(until[1])]), None) if until else None
        without_days = _DAY.sub(" ", text)
        spans = list(_spans(without_days, year))
        is_of_several |= bool(spans)
        if limit:
            stated[source] = limit
            continue
        found = list(dict.fromkeys(spans or _months(without_days) or _bare_months(without_days, year)))
        _put(stated, source, found)
        if not found:
            _put(days, source, list(dict.fromkeys(_days(text, None))))
    return Stated(stated or days, year, is_of_several)


def _put(stated: dict[str, date], source: str, months: list[date]) -> None:
    stated.update({source if not nth else f"{source}另一处": month for nth, month in enumerate(months)})


_MADE_ON = re.compile(rf"({'|'.join(words.MADE_ON_VERBS)})(日期|时间)[:：]?[\d年月日时分秒./:\- ]*")
_DOCUMENT_NUMBER = re.compile(
    r"[〔\[(【]\s*(?:19|20)\d{2}\s*[〕\])】]\s*第?\d+\s*号|(?:19|20)\d{2}年?[-第]?\d+号(?:文|令|$)")
_FOUNDED = re.compile(
    rf"(?:{'|'.join(words.FOUNDED_BEFORE)})[:：]?\s*\d{{4}}年?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?|"
    rf"\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?={'|'.join(words.FOUNDED_BEHIND)})")


def prepared(text: str) -> str:
    """A text in digits, without the dates that are no data month: when it was made, a document's number, a founding."""
    for pattern in (_MADE_ON, _DOCUMENT_NUMBER, _FOUNDED):
        text = pattern.sub(" ", text)
    return re.sub(r"(?<!\d)(2\d)年(?=\d{1,2}月)", r"20\1年", arabic(text))


_YEAR = re.compile(
    r"(?<!\d)(20[1-4]\d)(?!\d|\s*[户平米个套栋幢人件项万元㎡])|"
    r"(?<!\d)(20[1-4]\d)(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)")


def years_in(text: str) -> set[int]:
    """The years a text names."""
    return {int(match[1] or match[2]) for match in _YEAR.finditer(text)}


_DAY = re.compile(
    r"(20\d{2})\s*年\s*(\d{1,2})\s*月\s*\d{1,2}\s*[日号]?|(?<!\d)(20\d{2})\s*([-./_])\s*(\d{1,2})\s*\4\s*\d{1,2}(?!\d)|"
    r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])[0-3]\d(?!\d)")
_DAY_OF_SOME_YEAR = re.compile(r"^\s*(\d{1,2})月(?:\d{1,2}[日号]|[底末])?")


def _days(text: str, year: int | None) -> list[date]:
    """The months of the full dates in a text; of 6月30日 at its beginning too, where the year is known."""
    found = [(int(m[1] or m[3] or m[6]), int(m[2] or m[5] or m[7])) for m in _DAY.finditer(text)]
    bare = _DAY_OF_SOME_YEAR.match(text) if year and not found else None
    if bare:
        found = [(year, int(bare[1]))]
    return _first_days(found)


def _first_days(found: list[tuple[int, int]]) -> list[date]:
    return [date(year, month, 1) for year, month in found if 1 <= month <= 12]


_MONTH = re.compile(
    r"(20\d{2})\s*年度?\s*(\d{1,2})\s*月|(?<!\d)(20\d{2})\s*[-./_]\s*(0?[1-9]|1[0-2])(?![\d号])|"
    r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])(?!\d)")


def _months(text: str) -> list[date]:
    return _first_days([(int(m[1] or m[3] or m[5]), int(m[2] or m[4] or m[6])) for m in _MONTH.finditer(text)])


_TO = r"\s*(?:[-—–~～至到]|——)\s*"
_SPANS = (
    re.compile(rf"(?:(20\d{{2}})\s*年度?\s*|(?<![\d年]))(\d{{1,2}})\s*月?份?(?:{_TO}|\s*[、和及]\s*)(?:(20\d{{2}})\s*年\s*)?(\d{{1,2}})\s*月"),
    re.compile(rf"(?<!\d)(20\d{{2}})[./]?(\d{{1,2}}){_TO}(?:(20\d{{2}})[./]?)?(\d{{1,2}})(?![\d号#栋幢])"))
"""2024年1-6月, 1—6月, 2024年5、6月; 2024.01-06, 202401-202406."""
_PART_OF_YEAR = re.compile(
    r"(?:(20\d{2})\s*年?度?\s*)?(?:前?第?([一二三四1-4])季度|Q([1-4])(?![A-Za-z\d])|([上下])半年)")


def _spans(text: str, year: int | None) -> Iterator[date]:
    """The last month of each span of months, quarter or half-year: what a table of them has come to."""
    for match in (found for pattern in _SPANS for found in pattern.finditer(text)):
        first, last, last_year = int(match[2]), int(match[4]), int(match[3] or match[1] or year or 0)
        if last_year and 1 <= first <= 12 and (first < last or match[3]):
            yield from _first_days([(last_year, last)])
    for match in _PART_OF_YEAR.finditer(text):
        if match[1] or year:
            last = {"上": 6, "下": 12}[match[4]] if match[4] else 3 * number(match[2] or match[3])
            yield date(int(match[1] or year), last, 1)


_BARE_MONTH = re.compile(
    r"(?<![\d年较比])(\d{1,2})月(?!\d)|(?<![\u4e00-\u9fa5\d])(十[一二]?|[一二三四五六七八九])月(?![\d坊里村小社园路街桥])")


def _bare_months(text: str, year: int | None) -> list[date]:
    if year is None:
        return []
    return _first_days([(year, number(match[1] or match[2])) for match in _BARE_MONTH.finditer(text)])
