"""Step 2c: parts of a year that a plan is told by: 一季度…四季度, 上半年, 前三季度, and the column for all of it."""

import re
from dataclasses import dataclass

from data import dates
from data.dates import MonthOfSomeYear
from data.numerals import number
from data.places import clean
from data.reading import Reading
from data.vocabulary import sheet_words as words


@dataclass(frozen=True)
class Part:
    """The months from `first` to `last`, in a year that the text may say."""

    first: int
    last: int
    year: int | None = None

    @property
    def is_since_january(self) -> bool:
        """上半年, 前三季度: a sum by its name."""
        return self.first == 1 and self.last > 3


_PART = re.compile(
    r"(?:(20\d{2})年?度?)?(?:(?P<sum>前|[一1]至|[一1]-)?第?(?P<quarter>[一二三四1-4])季度|[Qq](?P<q>[1-4])|(?P<half>[上下])半年)"
    r"(?:末|底)?(?!小计|合计|\d)")


_SINCE_JANUARY = re.compile(
    r"(?:(?P<year>20\d{2})年?)?0?1月?[-~～—至到](?P<last>[2-9]|1[0-2])月(?:份|底|末)?(?![\d日])|"
    r"截[至止]到?(?:(?P<before>20\d{2})年)?(?P<end>[1-9]|1[0-2])月份?[底末]")
"""1-6月, 截至6月底: sums by their names."""


def found_in(text: str) -> tuple[Part, str] | None:
    """The part of the year that a text begins with, and what is left of the text."""
    since = _SINCE_JANUARY.match(clean(text).replace(" ", ""))
    if since:
        year = int(since["year"] or since["before"] or 0) or None
        rest = since.string[since.end():].strip("()（）的")
        return Part(1, int(since["last"] or since["end"]), year), rest.removeprefix("累计")
    match = _PART.match(clean(text).replace(" ", ""))
    if not match:
        return None
    year = int(match[1]) if match[1] else None
    quarter = number(match["quarter"] or match["q"] or "0")
    first, last = (quarter * 3 - 2, quarter * 3) if quarter else (1, 6) if match["half"] == "上" else (7, 12)
    return Part(1 if match["sum"] else first, last, year), match.string[match.end():].strip("()（）的")


def in_path(path: list[str]) -> tuple[Part, str] | None:
    """The first part of a year that a header's texts name."""
    return next((found for text in path if (found := found_in(text))), None)


def is_sum_of(part: object, others: list) -> bool:
    """Whether one of the others tells the end of a part more finely: 上半年 beside 二季度."""
    return isinstance(part, Part) and any(
        isinstance(other, Part) and other.last == part.last and other.first > part.first for other in others)


def is_year(text: str) -> bool:
    """Whether a header's text means the whole year: 全年, 年度目标, 合计."""
    return bool(_YEAR.fullmatch(clean(text).replace(" ", "")))


_YEAR = re.compile(
    rf"(?:20\d{{2}}年?)?(?:全年度?|年度|年)(?:{'|'.join(words.PLAN_WORDS)})?(?:总?数|台数|总计|合计|量)?|{'|'.join(words.SUM_GROUPS)}")


def read(value: object) -> Reading:
    """A plan's cell for its time: the last month of what it names; the whole year is none."""
    text = clean(value).replace(" ", "") if isinstance(value, str) else ""
    if text in words.WHOLE_YEAR:
        return Reading(None)
    found = found_in(text)
    if found and not found[1]:
        part = found[0]
        return dates.month(f"{part.year}年{part.last}月") if part.year else Reading(MonthOfSomeYear(part.last))
    return dates.month(value)
