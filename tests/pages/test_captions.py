"""What stands around a chart."""

from datetime import date, datetime

import pandas as pd
import pytest

from data.vocabulary import text
from pages.parts import captions
from pages.parts.selection import Here, View
from queries import Selection
from tests.pages.test_address import OPTIONS

SOURCES = pd.DataFrame([
    ("projects", "台账_2025年10月.xlsx", datetime(2025, 11, 2), False),
    ("plans", "年度计划.xlsx", datetime(2025, 1, 5), True),
    ("complaints", "工单.xlsx", datetime(2025, 11, 3), False),
], columns=["kind", "file", "uploaded_at", "is_sample"])


@pytest.fixture(autouse=True)
def sources(monkeypatch):
    monkeypatch.setattr(captions, "answer", lambda name, selection: SOURCES)


def here(view: View = View(), **chosen: object) -> Here:  # noqa: B008
    return Here(Selection(street=("演示街道",), month=date(2025, 2, 1), **chosen), view, OPTIONS)


def test_scope_month_street_and_source():
    caption = captions.caption_of(here(), "各社区", "projects", "plans")
    assert (caption.scope, caption.month_text, caption.street) == ("各社区", "2025年2月", "演示街道")
    assert caption.data_until == "2025-02-28"
    assert caption.source == "台账_2025年10月.xlsx等2个文件"
    assert captions.caption_of(here(), "各社区", "projects").source == "台账_2025年10月.xlsx"
    assert captions.caption_of(here(), "各社区", "consents").source == text.NO_VALUE


def test_a_chart_with_generated_figures_in_it_says_so():
    assert captions.caption_of(here(), "各社区", "projects", "plans").is_sample
    assert not captions.caption_of(here(), "各社区", "projects").is_sample
    assert not captions.caption_of(here(), "各社区", "consents").is_sample


def test_a_view_of_a_past_moment_bears_that_moment():
    moment = datetime(2025, 11, 3, 1, 12)
    caption = captions.caption_of(here(as_of=moment), "各社区", "projects")
    local = moment.replace(tzinfo=captions.UTC).astimezone()
    assert caption.made_at == f"{local:%m-%d %H:%M}"


def test_a_phone_has_cards_and_paper_a_fixed_width():
    phone = captions.caption_of(here(View(is_phone=True)), "各社区", "projects", size="full")
    assert (phone.size, phone.width_px) == ("card", captions.PHONE_CHART_PX)
    paper = captions.caption_of(here(View(is_print=True)), "各社区", "projects")
    assert (paper.size, paper.width_px) == ("half", captions.PRINT_CHART_PX)
    assert captions.caption_of(here(View(is_large_type=True)), "各社区", "projects").is_large_type


def test_data_without_months_reach_to_the_day_when_they_came():
    undated = Here(Selection(), View(), OPTIONS)
    caption = captions.caption_of(undated, "各单元", "plans", "complaints")
    assert (caption.month_text, caption.data_until) == (text.FILTER_ANY_MONTH, "2025-11-03")
    assert captions.caption_of(undated, "各单元", "consents").data_until == ""
