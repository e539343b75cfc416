"""诉求趋势: volume by month, topic and community, the three rates with their counts, the orders behind them."""

from data.vocabulary import text
from pages.figures import (
    complaint_heat,
    complaint_rates,
    complaints_by_community,
    complaints_by_month,
    complaints_by_topic,
)
from pages.parts import complaint_parts
from pages.parts.captions import caption_of
from pages.parts.layout import columns, page_head, show
from pages.parts.months import until_month
from pages.parts.selection import Here
from pages.parts.session import answer
from pages.parts.works import intervals_beside


def page(here: Here) -> None:
    """All topics, or the chosen one."""
    say = page_head(here, text.PAGE_TITLES["complaints"])
    topic, subject = complaint_parts.choose_topic()
    caption = caption_of(here, complaint_parts.scope(here), "complaints")
    monthly = answer("complaints_by_month", here.selection, topic=topic)
    if not monthly.empty:
        say(complaints_by_month.finding(monthly, subject=subject, month=here.selection.month))

    left, right = columns(here, 1, 1)
    with left:
        intervals = intervals_beside(here, topic)
        course = complaints_by_month.figure(
            monthly, intervals, caption=caption, subject=subject, month=here.selection.month)
        show(course, here, caption=caption, metric=text.METRIC_COMPLAINTS)
    with right:
        show(complaints_by_topic.figure(answer("complaints_by_topic", here.selection), caption=caption), here,
             caption=caption, metric=text.METRIC_TOPICS)
    left, right = columns(here, 1, 1)
    with left:
        heat = answer("complaint_heat", here.selection, topic=topic)
        show(complaint_heat.figure(heat, caption=caption, subject=subject), here, caption=caption,
             metric=text.METRIC_HEAT)
    with right:
        by_community = answer("complaints_by_community", here.selection, topic=topic)
        show(complaints_by_community.figure(by_community, caption=caption, subject=subject), here, caption=caption,
             metric=text.METRIC_COMMUNITIES)
    rates = until_month(answer("complaint_rates", here.selection, topic=topic), here)
    show(complaint_rates.figure(rates, caption=caption, subject=subject), here, caption=caption,
         metric=text.METRIC_RATES)
    complaint_parts.show_rows(answer("complaint_rows", here.selection, topic=topic), here)
