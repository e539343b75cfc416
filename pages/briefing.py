"""briefing"""

from data.vocabulary import text
from pages.parts.layout import page_head
from pages.parts.selection import Here


def page(here: Here) -> None:
    page_head(here, text.PAGE_TITLES["briefing"])
