"""A month's briefing as three files, written from the same chapters: slides, bulletin, workbook."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from data.vocabulary import text
from pages.exports.chapters import SECTIONS, Ask, Briefing, chapters_of, month_remark
from pages.exports.docx import bulletin_of
from pages.exports.pptx import slides_of
from pages.exports.sheets import workbook_of_chapters
from queries import Selection

WRITERS = {"pptx": slides_of, "docx": bulletin_of, "xlsx": workbook_of_chapters}
READING_SHARE = .6
"""How much of the time goes into the questions."""

Tell = Callable[[float, str], None]


@dataclass(frozen=True)
class Marks:
    """What stands in every footer (a setting of the office): 内部资料, who made it, when."""

    has_mark: bool = True
    has_user: bool = False
    has_time: bool = True

    @classmethod
    def read(cls, value: object) -> "Marks":
        """As the settings keep it; what nobody decided is as usual."""
        given = value if isinstance(value, dict) else {}
        return cls(**{name: bool(given[name]) for name in cls.__dataclass_fields__ if name in given})


MARKS_KEY = "briefing_footer"
"""Where the settings keep the marks."""


def briefing_of(
    ask: Ask, selection: Selection, street: str, *, made_at: datetime, by: str = "", marks: Marks = Marks(),
    sections: Iterable[str] = SECTIONS, tell: Tell = lambda share, words: None,
) -> Briefing:
    """The month's chapters with their footer. `made_at`: the office's clock."""
    def hear(share: float, section: str) -> None:
        tell(READING_SHARE * share, text.BRIEFING_MAKING["chapters"].format(name=text.BRIEFING_SECTIONS[section]))
    chapters = chapters_of(ask, selection, street, sections=sections, tell=hear)
    said = stamp(street, selection.month, made_at=made_at, by=by, marks=marks, is_sample=_is_sample(ask, selection))
    return Briefing(street, selection.month, chapters, said, remark=month_remark(ask, selection, street))


def files_of(
    briefing: Briefing, *, template: bytes | None = None, tell: Tell = lambda share, words: None,
) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file, one after the other. Raises NotATemplate."""
    for at, (suffix, write) in enumerate(WRITERS.items()):
        tell(READING_SHARE + (1 - READING_SHARE) * at / len(WRITERS), text.BRIEFING_MAKING[suffix])
        content = write(briefing, template) if suffix == "pptx" else write(briefing)
        yield file_name(briefing.street, briefing.month, suffix), content
    tell(1, text.BRIEFING_MAKING["done"])


def file_name(street: str, month: date, suffix: str) -> str:
    """街道_简报_2025-10.pptx"""
    return f"{street}_{text.METRIC_BRIEFING}_{month:%Y-%m}.{suffix}"


def stamp(
    street: str, month: date, *, made_at: datetime, by: str = "", marks: Marks = Marks(), is_sample: bool = False,
) -> str:
    """内部资料｜演示街道｜数据截至 2025-10-31｜生成人：数据员｜2025-11-03 09:12 生成"""
    last_day = min(month.replace(day=monthrange(month.year, month.month)[1]), made_at.date())
    parts = [text.SAMPLE_BADGE if is_sample else "", text.MARK_INTERNAL if marks.has_mark else "", street,
             text.MARK_UNTIL.format(last_day),
             text.MARK_USER.format(who=by) if marks.has_user and by else "",
             text.MARK_TIME.format(moment=f"{made_at:%Y-%m-%d %H:%M}") if marks.has_time else ""]
    return text.CHART_BAR.join(filter(None, parts))


def _is_sample(ask: Ask, selection: Selection) -> bool:
    """Whether generated figures are among those of the briefing: every page then says so."""
    return bool(ask("sources", selection)["is_sample"].any())
