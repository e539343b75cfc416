"""The palette: text stands out on every fill, shapes go with colours, and no other module has colours of its own."""

import re
from pathlib import Path

import pytest

from data.vocabulary.terms import Opinion
from pages.figures import theme

FIGURES = Path(theme.__file__).parent
FILLS = [
    theme.DONE, theme.IN_PROGRESS, theme.NOT_STARTED, *theme.OPINIONS.values(), *theme.HEAT, theme.BEFORE, theme.DURING,
    theme.AFTER]


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + .05) / (darker + .05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= .03928 else ((part + .055) / 1.055) ** 2.4 for part in parts]
    return .2126 * linear[0] + .7152 * linear[1] + .0722 * linear[2]


@pytest.mark.parametrize("fill", FILLS, ids=lambda fill: fill.colour)
def test_text_on_fills(fill):
    assert contrast(fill.colour, fill.text) >= 4.5


@pytest.mark.parametrize("colour", [
    theme.INK, theme.SECOND, theme.FOOTER, theme.ACCENT, theme.ALARM, theme.GREEN_TEXT, theme.AMBER_TEXT,
    *(light.text for light in theme.LIGHTS.values())])
def test_text_on_white(colour):
    assert contrast(colour, theme.WHITE) >= 4.5


@pytest.mark.parametrize("colour", [theme.OUTLINE, theme.MID])
def test_marks_on_white(colour):
    assert contrast(colour, theme.WHITE) >= 3


def test_works_label_on_its_band():
    assert contrast(theme.AMBER_TEXT, theme.AMBER_TINT) >= 4.5


def test_light_grounds_have_an_outline_that_shows():
    for fill in (theme.NOT_STARTED, theme.OPINIONS["absent"], theme.DURING):
        assert contrast(fill.border, theme.WHITE) >= 3


def test_every_light_has_its_own_shape():
    assert len({light.shape for light in theme.LIGHTS.values()}) == len(theme.LIGHTS)


def test_every_opinion_has_a_fill_and_its_own_character():
    assert set(theme.OPINIONS) == {opinion.value for opinion in Opinion}
    assert len({opinion.mark for opinion in Opinion}) == len(Opinion)


@pytest.mark.parametrize("module", sorted(FIGURES.glob("*.py")), ids=lambda path: path.stem)
def test_only_the_theme_has_colours_and_no_module_has_screen_words(module):
    code = re.sub(r'"""(?s:.*?)"""', "", module.read_text(encoding="utf-8"))
    code = re.sub(r"#\s.*", "", code)
    assert module.stem == "theme" or not re.search(r"#[0-9A-Fa-f]{6}\b|rgba?\(", code)
    assert module.stem in ("theme", "frame") or not re.search(r"[\u4e00-\u9fff]", code)


@pytest.mark.parametrize("module", sorted(FIGURES.glob("*.py")), ids=lambda path: path.stem)
def test_figures_know_neither_streamlit_nor_express(module):
    assert not re.search(r"streamlit|plotly\.express|plotly\.subplots", module.read_text(encoding="utf-8"))
