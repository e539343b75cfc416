"""All charts of a page as one long picture, put together by the browser from what it has drawn (long_picture.js)."""

from pathlib import Path

from streamlit.components import v2

from data.vocabulary import text

STYLE = """
button { font: inherit; color: var(--st-text-color); background: var(--st-background-color); cursor: pointer;
  border: 1px solid var(--st-border-color); border-radius: 6px; padding: .4rem .9rem; }
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
"""

_button = v2.component(
    "long_picture", html="<button type='button'></button>", css=STYLE,
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"))


def offer_long_picture(file: str) -> None:
    """A button that saves every chart on the page, one below the other, at twice its size."""
    _button(data={"label": text.PICTURE_LONG, "file": file}, key="long_picture")
