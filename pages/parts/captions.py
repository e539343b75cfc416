"""What stands around a chart: scope, month, street, source and the moment it was made."""

from calendar import monthrange
from datetime import UTC, date, datetime

import pandas as pd

from data.vocabulary import text
from pages.exports.chapters import named_source
from pages.figures.frame import FORMATS, Caption
from pages.figures.theme import Size
from pages.parts.selection import Here
from pages.parts.session import answer

PHONE_CHART_PX = 326
"""What a chart has inside its box on a phone of 390 px."""

PRINT_CHART_PX = 660
"""Paper does not redraw a chart: on it the width is fixed."""


def caption_of(here: Here, scope: str, *kinds: str, size: Size = "half") -> Caption:
    """The caption of a chart over the selection. `kinds`: the kinds of sheet it rests on, for the source."""
    month, moment = here.selection.month, _moment(here)
    sources = _sources(here, kinds)
    is_narrow = here.view.picture == "phone" and not here.view.is_print
    return Caption(
        scope=scope,
        month_text=text.MONTH.format(month) if month else here.options.without_month,
        street=here.street,
        data_until=_data_until(month, moment.date(), sources),
        made_at=f"{moment:%m-%d %H:%M}",
        source=named_source(sources, kinds),
        size="card" if here.view.is_phone or is_narrow else size,
        is_sample=bool(sources["is_sample"].any()),
        is_large_type=here.view.is_large_type,
        width_px=PHONE_CHART_PX if here.view.is_phone else PRINT_CHART_PX if here.view.is_print
        else FORMATS["phone"].width if is_narrow else None)


def _moment(here: Here) -> datetime:
    """Local time; a view as it stood at a moment bears that moment, so that it is the same picture again."""
    return here.selection.as_of.replace(tzinfo=UTC).astimezone() if here.selection.as_of else datetime.now()


def _sources(here: Here, kinds: tuple[str, ...]) -> pd.DataFrame:
    sources = answer("sources", here.selection)
    return sources[sources["kind"].isin(kinds)].sort_values("uploaded_at")


def _data_until(month: date | None, today: date, sources: pd.DataFrame) -> str:
    """The end of the month, or today; of data without months the day when the last of them came."""
    if month:
        return f"{min(month.replace(day=monthrange(month.year, month.month)[1]), today):%Y-%m-%d}"
    return "" if sources.empty else f"{sources['uploaded_at'].max():%Y-%m-%d}"
