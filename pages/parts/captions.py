"""What stands around a chart: scope, month, street, source and the moment it was made."""

from calendar import monthrange
from datetime import UTC, datetime

from data.vocabulary import text
from pages.figures.frame import Caption
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
    last_day = month and min(month.replace(day=monthrange(month.year, month.month)[1]), moment.date())
    return Caption(
        scope=scope,
        month_text=text.MONTH.format(month) if month else text.FILTER_NO_MONTH,
        street=here.street,
        data_until=f"{last_day:%Y-%m-%d}" if last_day else "",
        made_at=f"{moment:%m-%d %H:%M}",
        source=_source(here, kinds),
        size="card" if here.view.is_phone else size,
        is_large_type=here.view.is_large_type,
        width_px=PHONE_CHART_PX if here.view.is_phone else PRINT_CHART_PX if here.view.is_print else None)


def _moment(here: Here) -> datetime:
    """Local time; a view as it stood at a moment bears that moment, so that it is the same picture again."""
    return here.selection.as_of.replace(tzinfo=UTC).astimezone() if here.selection.as_of else datetime.now()


def _source(here: Here, kinds: tuple[str, ...]) -> str:
    sources = answer("sources", here.selection)
    files = list(dict.fromkeys(sources[sources["kind"].isin(kinds)].sort_values("uploaded_at")["file"]))
    if not files:
        return text.NO_VALUE
    return files[-1] if len(files) == 1 else text.SOURCE_SEVERAL.format(file=files[-1], count=len(files))
