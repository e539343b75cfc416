"""数据上传: drop files, see what was understood and what would change, commit, undo."""

from datetime import date

from data.vocabulary import text
from pages.parts import upload_view, uploading
from pages.parts.layout import page_head
from pages.parts.months import recent_months
from pages.parts.selection import Here


def page(here: Here) -> None:
    """The clerk's page: files in, one verdict, one step forward and one back."""
    page_head(here, text.PAGE_TITLES["upload"], has_filter=False)
    inspections = uploading.drop_files()
    if inspections:
        upload_view.show_verdict(uploading.verdict(inspections))
        uploading.ask_months(inspections, recent_months(date.today()))
        upload_view.show_inspections(inspections, here, by=text.UPLOADED_BY)
    elif uploading.receipts():
        upload_view.show_receipts(uploading.receipts(), by=text.UPLOADED_BY)
    upload_view.show_history(here, by=text.UPLOADED_BY)
