"""Step 2c: tables whose own heading or sheet name speaks of works that nobody knows, among others named after works.

附件1 加装电梯 over one table and 附件2 爱心驿站 over the next: what the file's name says of lifts is not the second's.
"""

import re
from typing import TYPE_CHECKING

from data import context, stated_places
from data.choices import named_terms
from data.issues import issue
from data.places import clean
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import Stage, WorkType

if TYPE_CHECKING:
    from data.intake import _Draft


def settle(drafts: list["_Draft"]) -> None:
    """Such a table's works are of another kind, which is said; a column or a project's name says it better."""
    drafts = [draft for draft in drafts if draft.context and draft.reading.kind in ("projects", "plans")]
    for draft in drafts:
        name = draft.reading.name
        on_sheet = [other for other in drafts if other is not draft and other.reading.name == name]
        elsewhere = [other.reading.name for other in drafts if other.reading.name != name]
        for own, others in ((" ".join(draft.part.headings), map(_heading, on_sheet)), (name, elsewhere)):
            if own and any(map(context.work_type, others)) and _may_give(draft, own) and _is_of_unknown_works(own):
                draft.context.work_type = WorkType.OTHER
                draft.reading.issues.append(issue("unknown-works", sheet=draft.reading.name, value=own))
                break


def _heading(draft: "_Draft") -> str:
    """What stands over a table for it alone, or over the first one of a sheet."""
    return " ".join(draft.part.headings or _titles(draft))


def _titles(draft: "_Draft") -> list[str]:
    lines = draft.part.sheet.rows[:draft.reading.header.first_row]
    return [clean(cell) for row in lines for cell in row if isinstance(cell, str)]


def _may_give(draft: "_Draft", own: str) -> bool:
    """Whether the kind of works comes from further away than the table's own words."""
    header = draft.reading.header
    is_told = header.column("work_type") or header.column("project_name") or header.work_type or any(
        each.field == "work_type" for each in header.slices)
    nearer = _titles(draft) if own == draft.reading.name else []
    return not is_told and draft.context.work_type is not None and not any(map(context.work_type, nearer))


_GENERAL = re.compile("|".join((
    r"附[件表]?\d*", r"第?[\d一二三四五六七八九十]+[批类期组次季轮]次?", r"[A-Za-z\d]+", *words.WORKS_FRAME)))


def _is_of_unknown_works(text: str) -> bool:
    """Whether something is left of a heading that is no place, month, stage, nor a word that fits any table."""
    plain = re.sub(rf"^{words.SECTION_START}", "", clean(text).replace(" ", ""))
    places = stated_places.read(plain)
    if named_terms(WorkType, plain) or named_terms(Stage, plain) or any(
            (places.street, places.community, places.compound)) or plain.endswith(
            (*words.COMMUNITY_ENDINGS, *words.COMPOUND_ENDINGS)):
        return False
    rest = _GENERAL.sub("", re.sub(r"20\d{2}年?度?|\d{1,2}月份?(?:\d{1,2}日)?|[(（].*?[)）]", "", plain))
    return len(re.findall("[\u4e00-\u9fa5]", rest)) > 1
