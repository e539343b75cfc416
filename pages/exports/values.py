"""How a value of a chapter's table is written, the same on a slide and in the bulletin."""

import re
from collections.abc import Iterable, Iterator

import pandas as pd

from data.vocabulary import text
from pages.exports.chapters import Chapter
from pages.figures import wording

NUMBER = re.compile(r"[+−]?\d[\d,.]*[%万]?")


def told(value: object, *, is_share: bool = False) -> str:
    """1,234 · 82.4% · 2.5 · — for what is missing; a name as it is."""
    if value is None or pd.isna(value):
        return text.NO_VALUE
    if isinstance(value, str):
        return value
    if is_share:
        return wording.percent(round(value * 1000), 1000)
    return wording.mean(value) if isinstance(value, float) else wording.count(value)


def rows_told(chapter: Chapter) -> Iterator[list[str]]:
    """The shown rows of the table as they are read."""
    for row in chapter.shown.itertuples(index=False):
        yield [told(value, is_share=head in chapter.shares) for head, value in zip(chapter.table, row, strict=True)]


def is_number(words: Iterable[str]) -> bool:
    """Numbers and changes stand at the right, names at the left."""
    return all(word == text.NO_VALUE or NUMBER.fullmatch(word) for word in words)
