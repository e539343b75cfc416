"""12345诉求: how many, about what, from where, and the three rates with their counts."""

import pandas as pd

from data.vocabulary import text
from pages.exports import sentences
from pages.exports.chapters import MOST_MONTHS, MOST_ROWS, At, Chapter, Chart, Series, printed_share
from pages.figures import (
    complaint_rates,
    complaints_by_community,
    complaints_by_month,
    complaints_by_topic,
    theme,
    wording,
)

COUNT = text.HEADS["count"]
YEAR_AND_MONTH = 13

def chapters(at: At) -> list[Chapter]:
    """What there is, in the order of the trade's bulletins."""
    makers = (_by_month, _by_topic, _by_community, _rates)
    return [chapter for maker in makers if (chapter := maker(at)) is not None]


def _by_month(at: At) -> Chapter | None:
    data = at.up_to_month(at.ask("complaints_by_month", at.selection))
    full = data[~data["is_partial"].astype(bool)]
    if full.empty:
        return None
    shown, last = full.tail(YEAR_AND_MONTH), full.iloc[-1]
    this, before = text.CHART_NAME_THIS, text.CHART_NAME_LAST_YEAR
    table = pd.DataFrame({
        text.HEADS["month"]: list(shown["month"].dt.strftime("%Y-%m")), 
        this: shown["complaints_count"].astype("Int64").array,
        before: pd.array(shown["last_year_count"].astype("Int64"), dtype="Int64")})
    series = [Series(before, theme.MID, is_faint=True)] * bool(table[before].notna().any())
    return Chapter(
        key="complaints_by_month", section="complaints", metric=text.METRIC_COMPLAINTS,
        finding=complaints_by_month.finding(data, month=at.month),
        subtitle=at.subtitle(text.SCOPE_STREET, text.CHART_COMPLAINTS_MEASURE.format(text.CHART_COMPLAINTS),
                             text.CHART_COMPLAINTS_UNIT),
        table=table, most_rows=MOST_MONTHS,
        chart=Chart("lines", text.HEADS["month"], (*series, Series(this, theme.ACCENT))),
        said=sentences.joined(sentences.received(
            wording.month(last["month"]), last["complaints_count"], last["previous_count"], last["last_year_count"])),
        notes=(text.CHART_COMPLAINTS_NOTE,), source=at.source("complaints", "complaint_totals"))


def _by_topic(at: At) -> Chapter | None:
    data = at.ask("complaints_by_topic", at.selection)
    if data.empty or not data["complaints_count"].sum():
        return None
    rows = complaints_by_topic.named(data)
    total = rows["complaints_count"].sum()
    said = [text.BULLETIN_TOPIC.format(name=row.name, count=wording.count(row.complaints_count),
                                       share=wording.percent(row.complaints_count, total))
            for row in rows[rows["complaints_count"] > 0].itertuples(index=False)]
    return Chapter(
        key="complaints_by_topic", section="complaints", metric=text.METRIC_TOPICS,
        finding=complaints_by_topic.finding(data), subtitle=at.subtitle(text.SCOPE_STREET, text.CHART_COMPLAINTS_UNIT),
        table=_ranked(rows, text.HEADS["topic"], total),
        chart=Chart("bars", text.HEADS["topic"], (Series(COUNT, theme.ACCENT),)), said=sentences.joined(*said),
        shares=frozenset({text.HEADS["topic_share"]}),
        notes=(text.CHART_COMPARED_NOTE.format(wording.PERCENT_FROM_COUNT), text.CHART_COMPLAINTS_NOTE),
        source=at.source("complaints", "complaint_totals"))


def _by_community(at: At) -> Chapter | None:
    data = at.ask("complaints_by_community", at.selection)
    if data.empty or not data["complaints_count"].sum():
        return None
    rows = complaints_by_community.with_rest(complaints_by_community.named(data), MOST_ROWS - 1)
    finding = complaints_by_community.finding(data)
    table = _ranked(rows, text.HEADS["community"], rows["complaints_count"].sum())
    has_rate = bool(rows["per_1000_households"].notna().any())
    if has_rate:
        rates = [None if pd.isna(rate) else round(float(rate), 1) for rate in rows["per_1000_households"]]
        table[text.HEADS["per_1000"]] = pd.array(rates, dtype="Float64")
    return Chapter(
        key="complaints_by_community", section="complaints", metric=text.METRIC_COMMUNITIES, finding=finding,
        subtitle=at.subtitle(text.SCOPE_COMMUNITIES, text.CHART_COMPLAINTS_UNIT), table=table,
        chart=Chart(
            "bars", text.HEADS["community"], (Series(COUNT, theme.ACCENT),), left_out=int(len(rows) < len(data))),
        said=sentences.joined(finding), shares=frozenset({text.HEADS["topic_share"]}),
        notes=(text.CHART_COMPARED_NOTE.format(wording.PERCENT_FROM_COUNT), *[text.CHART_PER_1000_NOTE] * has_rate),
        source=at.source("complaints", "complaint_totals"))


def _ranked(rows: pd.DataFrame, head: str, total: float) -> pd.DataFrame:
    """A row a topic or community: its count, its share of all, and its changes as they are printed."""
    shares = [printed_share(count, total) for count in rows["complaints_count"]]
    return pd.DataFrame({
        head: rows["name"], COUNT: rows["complaints_count"].astype("Int64"),
        text.HEADS["topic_share"]: pd.array(shares, dtype="Float64"),
        **{text.HEADS[f"{past}_change"]: [
            None if pd.isna(before) else wording.change(now, before)
            for now, before in zip(rows["complaints_count"], rows[f"{past}_count"], strict=True)]
           for past in ("previous", "last_year")}}).reset_index(drop=True)


def _rates(at: At) -> Chapter | None:
    data = at.up_to_month(at.ask("complaint_rates", at.selection))
    parts = complaint_rates.RATES
    if data.empty or not data[[rate.whole for rate in parts]].fillna(0).to_numpy().any():
        return None
    shown, last = data.tail(YEAR_AND_MONTH).reset_index(drop=True), data.iloc[-1]
    before = data.iloc[-2] if len(data) > 1 else None
    columns: dict[str, object] = {text.HEADS["month"]: list(shown["month"].dt.strftime("%Y-%m"))}
    said = []
    for rate in parts:
        columns[rate.name] = pd.array(
            [printed_share(part, whole) for part, whole in zip(shown[rate.part], shown[rate.whole], strict=True)],
            dtype="Float64")
        columns[text.HEADS[rate.part.replace("_count", "_n")]] = shown[rate.whole].astype("Int64")
        share = None if before is None or pd.isna(before[rate.whole]) or not before[rate.whole] \
            else before[rate.part] / before[rate.whole]
        said.append(sentences.rate(rate.name, last[rate.part], last[rate.whole], share))
    colours = (theme.ACCENT, theme.IN_PROGRESS.colour, theme.MID)
    return Chapter(
        key="complaint_rates", section="complaints", metric=text.METRIC_RATES, finding=complaint_rates.finding(data),
        subtitle=at.subtitle(text.SCOPE_STREET, text.CHART_RATES_MEASURE), table=pd.DataFrame(columns),
        most_rows=MOST_MONTHS,
        chart=Chart("lines", text.HEADS["month"], tuple(
            Series(rate.name, colour, is_dashed=at > 0, is_faint=at > 1) for at, (rate, colour) in enumerate(
                zip(parts, colours, strict=True)))),
        said=sentences.joined(*said), shares=frozenset(rate.name for rate in parts), notes=(text.CHART_RATES_NOTE,),
        source=at.source("complaints", "complaint_totals"))
