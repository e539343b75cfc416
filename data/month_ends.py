"""Step 2b: headers that say at which month's end their sums were drawn: 5月底完工 | 6月底完工, 截至6月完成数."""

import re

from data import stated_months
from data.header_words import Path
from data.places import clean
from data.vocabulary.terms import Kind

_AT_END = re.compile(
    r"(?:截[至止]到?|至)?(?:(20\d{2})年)?(\d{1,2})月份?[底末](?:累计)?|截[至止]到?(?:(20\d{2})年)?(\d{1,2})月(?:\d{1,2}日)?(?:累计)?")


def settle(paths: list[Path], kind: Kind, titles: str) -> list[Path]:
    """Each column's header without the month, where it is the sheet's; without anything where it is another."""
    if kind.name != "projects" or not any(_AT_END.match(clean(text)) for path in paths for text in path):
        return paths
    months = set(stated_months.read({"标题": titles}).months.values())
    if len(months) != 1:
        return paths
    month = months.pop()
    return [_settled(path, month.year, month.month) for path in paths]


def _settled(path: Path, year: int, month: int) -> Path:
    kept = []
    for text in path:
        match = _AT_END.match(clean(text))
        if match and (int(match[1] or match[3] or year), int(match[2] or match[4])) != (year, month):
            return ()
        kept.append(clean(text)[match.end():] if match else text)
    return tuple(text for text in kept if text)
