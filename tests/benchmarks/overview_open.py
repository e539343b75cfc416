"""How long the overview over the samples takes to open, compared with an empty Streamlit page.

`python -m tests.benchmarks.overview_open [--quick]`: both servers run side by side, the pages are opened in turn in one
Chromium, so that a busy computer slows both. Warm: the first opening of each does not count. Bound: 4 times.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import BrowserContext

from data.store import Store
from pages.parts.session import load_samples
from tests.browser.harness import SETTLED, SIZES, chromium, running_server

EMPTY_PAGE = "import streamlit as st\nst.title('空白页')\n"
ROUNDS, QUICK_ROUNDS = 9, 2
BOUND = 4.0


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_ROUNDS} rounds, no verdict")
    is_quick = parser.parse_args(arguments).quick
    with tempfile.TemporaryDirectory() as folder:
        empty_ms, overview_ms = _measure(Path(folder), QUICK_ROUNDS if is_quick else ROUNDS)
    ratio = median(overview_ms) / median(empty_ms)
    print(f"empty page {_told(empty_ms)}; overview {_told(overview_ms)}; ratio {ratio:.1f} (bound {BOUND:.0f})")
    return 0 if is_quick or ratio <= BOUND else 1


def _measure(folder: Path, rounds: int) -> tuple[list[float], list[float]]:
    script = folder / "empty.py"
    script.write_text(EMPTY_PAGE, encoding="utf-8")
    with (running_server(folder / "unused.duckdb", script) as empty, running_server(_sample_store(folder)) as dashboard,
          chromium() as browser):
        width, height = SIZES["1920"]
        context = browser.new_context(viewport={"width": width, "height": height})
        pairs = [(_open_ms(context, empty), _open_ms(context, dashboard)) for _ in range(rounds + 1)][1:]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _open_ms(context: BrowserContext, url: str) -> float:
    """From the address to the last painted chart, in a new tab of a browser that knows the program's files already."""
    page = context.new_page()
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_function(SETTLED, timeout=60_000)
    elapsed = time.perf_counter() - start
    page.close()
    return elapsed * 1000


def _sample_store(folder: Path) -> Path:
    path = folder / "store.duckdb"
    opened = Store.open(path)
    load_samples(opened)
    opened.close()
    return path


def _told(times_ms: list[float]) -> str:
    return f"{median(times_ms):.0f} ms ({min(times_ms):.0f}–{max(times_ms):.0f}, n={len(times_ms)})"


if __name__ == "__main__":
    sys.exit(main())
