"""Step 4c: where else than in its own column an order is marked as void, taken out or a copy: a sheet's name, a line
above the rows, a column 作废 with ticks, a remark."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from data.choices import exact_term
from data.header_words import plain
from data.places import clean, name
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import HandlingRole, RequestStatus

if TYPE_CHECKING:
    from data.body import Body
    from data.columns import Column

Mark = RequestStatus | HandlingRole | None
"""What takes an order out of the count."""

UNSURE = "unsure"
"""Words that may take it out: 申请剔除, 退单."""

GONE = (RequestStatus.VOID, RequestStatus.EXCLUDED, HandlingRole.JOINT)
_SIGN = re.compile("|".join(words.LEFT_OUT_SIGNS))
_MAYBE = re.compile("|".join((*words.LEFT_OUT_SIGNS, *words.SENT_BACK)))
_THING = r"(?:的)?(?:工单|诉求|案件|件|单)?"
_LIST = r"(?:明细|清单|台账|列表|汇总|情况|统计|登记)*表?"
_NAMED = re.compile(rf"(?:^|[年月日份街道社区线345、.．:：-])(?P<word>已?(?:{_SIGN.pattern})){_THING}{_LIST}$")
_NUMBERING = re.compile(rf"^(?:{words.SECTION_START}|\d+[、.．])")
_AROUND = re.compile(r"[()（）\[\]【】]")


@cache
def mark_of(text: str) -> Mark | str:
    """What a short text says of its order: a term, UNSURE, or None."""
    if len(text) > _LONGEST_MARK or not _MAYBE.search(text):
        return None
    if any(sign in text for sign in words.NOT_LEFT_OUT):
        return None
    parts = [part for part in re.split(r"[()（）、,，;；/:：\s-]+", clean(text)) if part]
    found = {term for part in parts if (term := _term(part))}
    rest = [part for part in parts if not _term(part) and not _is_harmless(part)]
    if len(found) == 1 and not rest:
        return found.pop()
    return UNSURE if found or _MAYBE.search(text) else None


_LONGEST_MARK, _LONGEST_CELL = 16, 60


def _term(part: str) -> Mark:
    """作废, 作废件, 重复作废, 剔除工单, 协办件."""
    bare = re.sub(r"^(?:重复|合并|已)", "", re.sub(r"(?:工单|件|单)$", "", part))
    if not _SIGN.search(part):
        return None
    for terms in (RequestStatus, HandlingRole):
        term = exact_term(terms, part) or exact_term(terms, bare)
        if term in GONE:
            return term
    return None


def _is_harmless(part: str) -> bool:
    return part in words.BESIDE_LEFT_OUT or exact_term(RequestStatus, part) in (
        RequestStatus.CLOSED, RequestStatus.OPEN)


def heading_mark(text: str) -> Mark | str:
    """What a sheet's name, a title or a line above rows says of all orders below it: 二、剔除件, 作废工单明细."""
    plain_text = _AROUND.sub("", _NUMBERING.sub("", re.sub(r"[(（]\d.*?[)）]|\d+$", "", name(text))))
    if any(sign in plain_text for sign in words.NOT_LEFT_OUT):
        return None
    named = _NAMED.search(plain_text)
    if named:
        return _term(named["word"]) or _term(named["word"].removeprefix("已"))
    return UNSURE if _SIGN.search(plain_text) and len(plain_text) <= _LONGEST_MARK else None


def asks(header: str) -> bool:
    """Whether a column's header asks for such a mark: 是否剔除, 作废."""
    return _asked(header) is not None


def marks(body: "Body") -> Iterator[tuple[int, "Column | None", Mark | str, str]]:
    """(position, column or None where all rows are meant, what is said, the words of it) of each marked row."""
    yield from _of_all(body)
    for column in body.header.columns:
        is_open = column.field is None and not column.is_personal and column.tick is None
        if is_open or (column.field and column.field.name == "request_type"):
            yield from _of_column(column, body)


def _of_all(body: "Body") -> Iterator[tuple[int, None, Mark | str, str]]:
    titles = [cell for row in body.sheet.rows[:body.header.first_row] for cell in dict.fromkeys(row)
              if isinstance(cell, str) and cell]
    said = next((each for each in [body.sheet.name, *titles] if heading_mark(each)), None)
    lines = dict(_headings(body))
    mark, text, ends = (heading_mark(said) if said else None), said, sorted(lines)
    if not mark and not lines:
        return
    below = None
    for position, row in enumerate(body.rows):
        while ends and ends[0] < row:
            text = lines[ends.pop(0)]
            below = heading_mark(text)
        if below or mark:
            yield position, None, below or mark, text if below else said


def _headings(body: "Body") -> Iterator[tuple[int, str]]:
    """The lines below the header that hold one text alone and are no rows."""
    rows = set(body.rows)
    for row in range(body.header.last_row + 1, len(body.sheet.rows)) if len(rows) < (
            len(body.sheet.rows) - body.header.last_row - 1) else ():
        if row in rows:
            continue
        texts = {cell for cell in body.sheet.rows[row] if cell != ""}
        if len(texts) == 1 and isinstance(text := texts.pop(), str):
            yield row, text


def _of_column(column: "Column", body: "Body") -> Iterator[tuple[int, "Column", Mark | str, str]]:
    asked = _asked(column.header)
    told: dict[object, Mark | str] = {}
    for cell in body.distinct(column.index):
        if cell == "" or (isinstance(cell, str) and len(cell) > _LONGEST_CELL):
            continue
        if not asked and not (isinstance(cell, str) and _MAYBE.search(cell)):
            continue
        mark = _answer(asked, name(cell)) if asked else mark_of(name(cell))
        if mark:
            told[cell] = mark
    if not told:
        return
    for position, row in enumerate(body.rows):
        cell = body.sheet.rows[row][column.index]
        if cell != "" and not isinstance(cell, bool) and cell in told:
            said = clean(cell)
            yield position, column, told[cell], f"{column.header.split('/')[-1]}：{said}" if asked else said


def _asked(column_header: str) -> tuple[Mark | str, bool] | None:
    """What 是 or √ below a header means, and whether it is 是 that takes the order out, not 否 (是否有效); a reason for
    taking it out (剔除原因) may."""
    header = plain(column_header.split("/")[-1])
    if _MAYBE.search(header) and header.endswith(("原因", "理由")):
        return UNSURE, True
    leaf = re.sub("^是否|^已|(?:标记|标识|标志|情况|与否)$", "", header)
    if leaf in words.COUNTS_IF:
        return (RequestStatus.VOID if "效" in leaf else RequestStatus.EXCLUDED), False
    return ((_term(leaf) or UNSURE), True) if _term(leaf) or leaf in words.SENT_BACK else None


def _answer(asked: tuple[Mark | str, bool], text: str) -> Mark | str:
    mark, is_yes = asked
    low = text.lower()
    if low in (words.TICKS + words.YES_MARKS if is_yes else words.NO_MARKS):
        return mark
    if low in words.NO_MARKS or low in words.NO_TICKS or low in words.TICKS:
        return None
    if mark == UNSURE and text not in words.BLANKS:
        return UNSURE
    return mark_of(text) or (RequestStatus.VOID if not is_yes and text in ("无效", "无效工单") else None)
