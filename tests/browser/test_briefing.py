"""The briefing page as the eye meets it: turning sheets, pictures in every format, one long picture, the pack, a phone."""

import io
import struct
from pathlib import Path

import pytest

from data.vocabulary import text
from pages.figures.frame import FORMATS
from tests.exports.reading import slides


def test_a_sheet_is_shown_turned_and_saved(sample_server, open_tab, tmp_path):
    tab = open_tab(sample_server, "1920")
    tab.open("/briefing")
    assert not tab.english() and "28/34" in " ".join(tab.words())
    tab.shot("briefing_1920")
    tab.page.keyboard.press("ArrowRight")
    tab.settle()
    tab.page.get_by_text(text.BRIEFING_PAGE.format(page=2, pages=19), exact=True).wait_for()
    for name, shape in FORMATS.items():
        tab.click(text.PICTURE_FORMATS[name])
        tab.page.wait_for_timeout(500)
        size = _size(_take(tab, tmp_path / f"{name}.png"))
        assert size == pytest.approx((shape.width * shape.scale, shape.height * shape.scale), abs=2)


def test_all_sheets_as_one_long_picture(sample_server, open_tab, tmp_path):
    tab = open_tab(sample_server, "1366")
    tab.open("/briefing")
    tab.click(text.BRIEFING_SECTIONS["consent"])
    tab.click(text.BRIEFING_SECTIONS["works"])
    tab.click(text.BRIEFING_ALL)
    tab.page.wait_for_timeout(1500)
    with tab.page.expect_download() as taken:
        tab.page.get_by_role("button", name=text.PICTURE_LONG).click()
    assert taken.value.suggested_filename == "演示街道_简报长图_2025-10.png"
    taken.value.save_as(tmp_path / "long.png")
    width, height = _size(tmp_path / "long.png")
    assert width >= 1900 and height > 6 * 2 * 540
    assert (tmp_path / "long.png").stat().st_size > 200_000


def test_the_pack_is_made_and_taken(sample_server, open_tab, tmp_path):
    tab = open_tab(sample_server, "1366")
    tab.open("/briefing")
    tab.click(text.BRIEFING_MAKE)
    tab.page.get_by_text(text.BRIEFING_FILES["pptx"]).wait_for(timeout=60_000)
    with tab.page.expect_download() as taken:
        tab.page.get_by_text(text.BRIEFING_FILES["pptx"]).click()
    taken.value.save_as(tmp_path / "pack.pptx")
    assert len(slides((tmp_path / "pack.pptx").read_bytes())) == 19
    assert not tab.problems() and not tab.english()


def test_presented_without_the_frame(sample_server, open_tab):
    """The whole sheet is seen, the filter and the navigation are not, the arrow keys turn."""
    for size, height in (("1920", 1080), ("1366", 768)):
        tab = open_tab(sample_server, size)
        tab.open("/briefing?view=present")
        tab.page.keyboard.press("ArrowRight")
        tab.settle()
        tab.page.get_by_text(text.BRIEFING_PAGE.format(page=2, pages=19), exact=True).wait_for()
        box = tab.page.locator("[data-testid=stPlotlyChart]").first.bounding_box()
        assert box["y"] + box["height"] <= height and box["height"] > height / 2
        assert not tab.page.locator(".st-key-filter").count() and text.PAGE_TITLES["completion"] not in tab.words()
        tab.shot(f"briefing_present_{size}")


def test_on_a_phone(sample_server, open_tab):
    tab = open_tab(sample_server, "390")
    tab.open("/briefing")
    tab.click(text.BRIEFING_NEXT)
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 390
    tab.shot("briefing_390", is_full=True)


def _take(tab, path: Path) -> Path:
    tab.page.locator(".js-plotly-plot").first.hover()
    with tab.page.expect_download() as taken:
        tab.page.locator(".modebar-btn").first.click()
    taken.value.save_as(path)
    return path


def _size(path: Path) -> tuple[int, int]:
    """Width and height out of a PNG's head."""
    head = io.BytesIO(path.read_bytes()).read(24)
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", head[16:24])
