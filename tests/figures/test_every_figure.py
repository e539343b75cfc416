"""What holds of every chart in every class: frame, palette, axes, months, hover, and its empty state."""

import re
from functools import cache

import pandas as pd
import pytest

from data.vocabulary import text
from pages.figures import (
    briefing_sheet,
    complaint_heat,
    complaint_rates,
    complaints_by_community,
    complaints_by_month,
    complaints_by_topic,
    completion_by_place,
    completion_heat,
    completion_over_time,
    consent_grid,
    consent_over_time,
    consent_rounds,
    consent_tests,
    deliberations,
    impact_before_after,
    impact_forest,
    impact_monthly,
    objection_reasons,
    rainfall,
    stages,
    theme,
    timeline,
)
from pages.figures.lettering import em_width
from tests.figures import test_briefing_sheet as sheet
from tests.figures import test_complaint_rates as rates
from tests.figures import test_complaints_by_month as by_month
from tests.figures import test_complaints_by_place_and_topic as ranked
from tests.figures import test_completion_by_place as by_place
from tests.figures import test_completion_heat as done_heat
from tests.figures import test_completion_over_time as over_time
from tests.figures import test_consent as consent
from tests.figures import test_consent_why as why
from tests.figures import test_impact as impact
from tests.figures import test_pace as expected
from tests.figures import test_stages as by_stage
from tests.figures import test_talks_and_rain as talks
from tests.figures import test_timeline as spans
from tests.figures.drawn import caption, colours, table

PROJECT = impact.projects().iloc[0]
CHARTS = {
    "completion_by_place": (completion_by_place.figure, by_place.communities()),
    "completion_over_time": (completion_over_time.figure, table(over_time.MONTHS)),
    "expected_finish": (
        lambda data, **more: completion_over_time.figure(data, expected.expected(), **more), table(over_time.MONTHS)),
    "completion_heat": (completion_heat.figure, table(done_heat.MONTHS)),
    "timeline": (timeline.figure, spans.works()),
    "stages": (stages.figure, by_stage.stages()),
    "complaints_by_month": (
        lambda data, **more: complaints_by_month.figure(data, by_month.works(), **more), table(by_month.MONTHS)),
    "complaints_by_topic": (complaints_by_topic.figure, table(ranked.TOPICS)),
    "complaints_by_community": (complaints_by_community.figure, table(ranked.COMMUNITIES)),
    "complaint_heat": (complaint_heat.figure, ranked.heat()),
    "complaint_rates": (complaint_rates.figure, table(rates.MONTHS)),
    "impact_before_after": (impact_before_after.figure, impact.projects()),
    "impact_forest": (lambda data, **more: impact_forest.figure(data, impact.pooled(), **more), impact.projects()),
    "impact_monthly": (
        lambda data, **more: impact_monthly.figure(data, PROJECT, impact.projects(), impact.RAIN, **more),
        impact.months()),
    "consent_tests": (consent_tests.figure, consent.units()),
    "consent_grid": (consent_grid.figure, consent.rooms()),
    "consent_over_time": (consent_over_time.figure, table(consent.SIGNED)),
    "consent_rounds": (consent_rounds.figure, why.rounds()),
    "objection_reasons": (objection_reasons.figure, table(why.REASONS)),
    "deliberations": (deliberations.figure, table(talks.TALKS)),
    "rainfall": (rainfall.figure, table(talks.RAIN)),
    "briefing_sheet": (
        lambda data, **more: briefing_sheet.figure(sheet.headline(), by_place.communities(), data, **more),
        table(by_month.MONTHS)),
}
CLASSES = [
    {"size": "card"}, {"size": "card", "width_px": 326}, {"size": "card", "is_large_type": True}, {"size": "half"},
    {"size": "half", "is_large_type": True}, {"size": "full"}]
PALETTE = set(re.findall(r"#[0-9A-F]{6}", repr(vars(theme)), re.IGNORECASE))


@pytest.fixture(params=CLASSES, ids=lambda more: "-".join(map(str, more.values())))
def around(request):
    return caption(**request.param)


@pytest.fixture(params=CHARTS)
def chart(request, around):
    return drawn(request.param, around)


@cache
def drawn(name, around):
    draw, data = CHARTS[name]
    return draw(data, caption=around)


def axes(found):
    layout = found.layout.to_plotly_json()
    return [axis for name, axis in layout.items() if re.fullmatch(r"[xy]axis\d*", name)]


def test_colours_are_those_of_the_theme(chart):
    assert colours(chart) <= PALETTE
    assert not re.search(r"rgba?\(", chart.to_json())


def test_title_is_two_lines_at_most_and_fits(chart, around):
    lines = chart.layout.meta["title"].split("\n")
    sizes = around.type if chart.layout.width is None else theme.TYPES["full", False]
    assert len(lines) <= 2
    assert max(map(em_width, lines)) <= sizes.line
    assert chart.layout.meta["finding"].startswith(lines[0][:6])
    assert next(note for note in chart.layout.annotations if note.name == "title").font.size == sizes.title


def test_subtitle_names_what_and_footer_names_source_and_moment(chart):
    meta = chart.layout.meta
    assert meta["subtitle"]
    assert len(meta["footer"].split("\n")) <= 3
    assert "来源：" in meta["footer"] and "数据截至 2025-10-31" in meta["footer"] and "09:12 生成" in meta["footer"]


def test_nothing_is_moved_zoomed_or_measured_by_the_browser(chart):
    assert chart.layout.title.text is None and chart.layout.showlegend is False and chart.layout.dragmode is False
    assert all(axis["fixedrange"] is True and not axis.get("automargin") for axis in axes(chart))
    assert all(axis.get("ticks", "") == "" and axis.get("tickangle", 0) == 0 for axis in axes(chart))
    assert min(chart.layout.margin.l, chart.layout.margin.r) >= 8


def test_months_are_written_as_year_and_month(chart):
    for axis in axes(chart):
        if axis.get("type") == "category" and axis.get("showline"):
            assert all(re.fullmatch(r"20\d\d-\d\d", tick) for tick in axis["categoryarray"])


def test_bars_start_at_zero(chart):
    if not any(trace.type == "bar" for trace in chart.data):
        return
    for trace in (trace for trace in chart.data if trace.type == "bar"):
        axis = (trace.xaxis or "x") if trace.orientation == "h" else (trace.yaxis or "y")
        key = f"{axis[0]}axis{axis[1:]}"
        assert chart.layout[key].type == "date" or chart.layout[key].range[0] == 0  # a span of days has its own ends


def test_hover_is_chinese_or_absent(chart):
    for trace in chart.data:
        assert trace.hoverinfo == "skip" or (trace.hovertemplate and trace.hovertemplate.endswith("<extra></extra>"))
        assert not re.search(r"\{(name|unit)\}", trace.hovertemplate or "")


def test_no_english_word_is_drawn(chart):
    words = [note.text for note in chart.layout.annotations]
    words += [str(word) for trace in chart.data if trace.text is not None for word in trace.text]
    plain = re.sub(r"<[^>]*>|\.xlsx|㎡", " ", " ".join(words))
    assert not re.search(r"[A-Za-z]{2,}", plain)


@pytest.mark.parametrize("name", CHARTS)
def test_an_empty_answer_keeps_the_frame_and_says_so(name, around):
    draw, data = CHARTS[name]
    found = draw(data.iloc[:0], caption=around)
    said = [note.text for note in found.layout.annotations]
    assert any(text.CHART_EMPTY in words for words in said)
    assert found.layout.meta["title"] and "数据截至" in found.layout.meta["footer"]
    assert colours(found) <= PALETTE


@pytest.mark.parametrize("name", CHARTS)
def test_the_table_given_is_left_as_it_was(name):
    draw, data = CHARTS[name]
    before = data.copy()
    draw(data, caption=caption())
    pd.testing.assert_frame_equal(data, before)
