"""A real server and a real Chromium: the same for the tests that look at pages and for the benchmark that times them."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, Request, WebSocket, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
ARTIFACTS = ROOT / "tests" / "artifacts"
START_SECONDS, SETTLE_SECONDS = 60, 40

SIZES = {"1920": (1920, 1080), "1366": (1366, 768), "1280": (1280, 720), "390": (390, 844)}
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; Phone) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36")

SETTLED = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  const waits = '[data-testid=stSkeleton], [data-testid=stAppSkeleton], [data-testid=stSpinner], [data-stale=true]';
  const charts = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
  return app?.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
    && document.querySelector('[data-testid=stMain] [data-testid=stElementContainer]')
    && !document.querySelector(waits) && charts.every(chart => chart.querySelector('.infolayer text'));
}"""
"""The script has run, nothing is on its way, every chart is painted."""

WORDS = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), words = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const box = node.parentElement;
    if (!box.closest('[data-testid=stIconMaterial], script, style, noscript') && box.checkVisibility()
        && getComputedStyle(box).fontSize !== '0px' && node.data.trim()) words.push(node.data.trim());
  }
  return words;
}"""
"""What can be read: no icon names, nothing that the style sheet has replaced."""

CUT = """() => [...document.querySelectorAll('[data-testid=stPlotlyChart]')].flatMap(chart => {
  const edge = chart.getBoundingClientRect().right + 1;
  return [...chart.querySelectorAll('.infolayer text')]
    .filter(text => text.getBoundingClientRect().right > edge).map(text => text.textContent);
})"""
"""Words of charts that are longer than their chart is wide."""

PROBLEMS = "[data-testid=stException], [data-testid=stAlertContentError]"

ENGLISH_ALLOWED = {"Excel", "PNG", "PPT", "PPTX", "Word", "Ctrl", "MB", "xlsx", "xls", "et", "csv", "ods", "xlsm"}


LOGS: dict[str, Path] = {}
"""What each server has printed, by its address."""


class Tab:
    """One tab of the browser on one server. `outside`: requests that left this computer; `broken`: script errors."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.outside: list[str] = []
        self.broken: list[str] = []
        self._is_answered = True
        page.on("request", self._note_request)
        page.on("websocket", self._listen)
        page.on("pageerror", lambda error: self.broken.append(str(error)))

    def open(self, path: str = "/") -> None:
        """Opens a page by its address and waits until it stands; fails where it shows an error."""
        self.page.goto(self.url + path)
        self.settle()
        assert not self.problems(), "\n".join([*self.problems(), *_log_of(self.url)])

    def settle(self) -> None:
        """Waits until the server has heard what was clicked, and the run that it started is over."""
        self.page.wait_for_timeout(150)
        by = time.monotonic() + SETTLE_SECONDS
        while not self._is_answered and time.monotonic() < by:
            self.page.wait_for_timeout(20)
        self.page.wait_for_function(SETTLED, timeout=SETTLE_SECONDS * 1000)

    def click(self, text: str, *, within: str = "body") -> None:
        self.page.locator(within).get_by_text(text, exact=True).first.click()
        self.settle()

    def problems(self) -> list[str]:
        return [box.locator("p").inner_text() for box in self.page.locator(PROBLEMS).all()]

    def words(self) -> list[str]:
        """The texts that stand on the page."""
        return self.page.evaluate(WORDS)

    def english(self) -> list[str]:
        """Words on the page that are not Chinese."""
        return [word for word in re.findall(r"[A-Za-z]{2,}", " ".join(self.words())) if word not in ENGLISH_ALLOWED]

    def cut(self) -> list[str]:
        """Words of charts that stand out of them on the right."""
        return self.page.evaluate(CUT)

    def shot(self, name: str, *, is_full: bool = False) -> Path:
        """A picture in tests/artifacts/, for the eye."""
        ARTIFACTS.mkdir(exist_ok=True)
        path = ARTIFACTS / f"{name}.png"
        self.page.screenshot(path=path, full_page=is_full)
        return path

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda _: self._hear(is_answered=False))
        socket.on("framereceived", lambda _: self._hear(is_answered=True))

    def _hear(self, *, is_answered: bool) -> None:
        self._is_answered = is_answered

    def _note_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.hostname != "127.0.0.1":
            self.outside.append(request.url)


@contextmanager
def running_server(store: Path, script: Path = ROOT / "dashboard.py") -> Iterator[str]:
    """`streamlit run` on a free port over the store at a path; gives its address, ends it afterwards."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.headless", "true"]
    log_path = LOGS[url] = store.with_suffix(".log")
    with log_path.open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, "OVERSIGHT_STORE": str(store)})
        try:
            _wait_for(url, process, log_path)
            yield url
        finally:
            process.terminate()
            process.wait(timeout=30)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = chromium_path()
    assert path, "没有找到 Chromium / no Chromium: python -m tests 会安装它"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def tab(browser: Browser, url: str, size: str = "1366") -> Iterator[Tab]:
    """A fresh tab of one of SIZES; the narrow one is a phone. Fails if anything left this computer."""
    width, height = SIZES[size]
    phone = {"user_agent": PHONE, "device_scale_factor": 2, "has_touch": True} if width < 600 else {}
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", **phone)
    opened = Tab(context.new_page(), url)
    try:
        yield opened
    finally:
        context.close()
    assert not opened.outside, opened.outside
    assert not opened.broken, opened.broken


def chromium_path() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def _log_of(url: str) -> list[str]:
    return LOGS[url].read_text(encoding="utf-8").splitlines()[-40:] if url in LOGS else []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(url: str, process: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            with urlopen(f"{url}/_stcore/health", timeout=5):
                return
        except OSError:  # not yet, or too busy with the samples to answer
            time.sleep(.1)
    raise TimeoutError(log.read_text(encoding="utf-8"))
