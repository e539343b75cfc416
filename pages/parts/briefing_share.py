"""The briefing as words for a message, as a link that keeps its numbers, and what was corrected since such a link."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from data.vocabulary import text
from data.vocabulary.terms import WorkType
from pages.exports.chapters import Briefing
from pages.figures import wording
from pages.parts.markup import plain
from pages.parts.selection import Here, address_of
from pages.parts.session import answer
from pages.parts.works import of_lead
from queries import Selection


def words_of(briefing: Briefing) -> str:
    """For WeChat: a line a finding, numbered, under the sections' heads."""
    lines = [text.BRIEFING_WECHAT.format(street=briefing.street, month=briefing.month_text)]
    lines += [text.BRIEFING_WECHAT_NOTE.format(words=briefing.remark)] * bool(briefing.remark)
    for at, (section, chapters) in enumerate(briefing.shown_sections.items()):
        lines.append(text.BULLETIN_HEADING.format(
            number=text.BULLETIN_NUMERALS[at], section=text.BRIEFING_SECTIONS[section]))
        for number, chapter in enumerate(chapters, start=1):
            lines.append(f"{number}. {chapter.said}")
            lines += [text.BRIEFING_WECHAT_NOTE.format(words=chapter.remark)] * bool(chapter.remark)
    return "\n".join(lines)


def offer_link(here: Here) -> None:
    """The address of this view with the moment in it."""
    st.caption(text.BRIEFING_LINK_HELP)
    if st.button(text.BRIEFING_LINK_MAKE, icon=":material/link:", key="make_link"):
        st.session_state["linked_at"] = datetime.now(UTC).replace(tzinfo=None, microsecond=0) + timedelta(seconds=1)
    moment = here.selection.as_of or st.session_state.get("linked_at")
    if moment is not None:
        st.code(link_at(here, moment), language=None, wrap_lines=True)


def link_at(here: Here, moment: datetime) -> str:
    """The whole address, to send."""
    return f"{st.context.url or ''}?{urlencode(address_of(here, as_of=moment), doseq=True)}"


def say_since(here: Here) -> None:
    """On a view as of a moment: how the month's figures were corrected since."""
    if here.selection.as_of is None or here.selection.month is None:
        return
    works = of_lead(here)
    uploads = _uploads_since(here.selection.as_of)
    changes = answer("changed_since", works.selection)
    changes = changes[changes["is_changed"]]
    facts = {"moment": text.FILTER_AS_OF_MOMENT.format(here.selection.as_of.replace(tzinfo=UTC).astimezone()),
             "uploads": uploads, "month": text.MONTH.format(here.selection.month),
             "changes": text.LIST_JOINT.join(_change(row, works) for row in changes.itertuples())}
    unchanged = text.BRIEFING_SINCE_OTHER if uploads else text.BRIEFING_SINCE_NONE
    template = text.BRIEFING_SINCE if len(changes) else unchanged
    st.info(plain(template.format(**facts)), icon=":material/history:")


def _uploads_since(moment: datetime) -> int:
    """Loads, corrections and undos after the moment."""
    history = answer("upload_history", Selection())
    times = pd.concat([history["uploaded_at"], history["undone_at"]])
    return int((times > pd.Timestamp(moment)).sum())


def _change(row, works: Here) -> str:
    work = WorkType(works.selection.work_type[0]).label
    return text.BRIEFING_SINCE_CHANGE.format(
        metric=text.BRIEFING_SINCE_METRICS[row.metric].format(work=work), then=wording.count(row.then_count),
        now=wording.count(row.now_count))


