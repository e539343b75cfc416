"""How long the month's three files take for the largest sample street, how much memory, and ten packs at once.

`python -m tests.benchmarks.briefing_pack [--quick]`: each pack in a process of its own over a copy of the store, as the
command line makes it. Bounds: 20 s and 500 MB a pack; ten at once all succeed. Quick: one pack, two at once, no verdict.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from data.store import Store
from pages.parts.session import load_samples
from tests.browser.harness import ROOT

MONTH = "2025-10"
ROUNDS, AT_ONCE = 3, 10
SECONDS_BOUND, MEMORY_MB_BOUND = 20, 500


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="one pack, two at once, no verdict")
    is_quick = parser.parse_args(arguments).quick
    with tempfile.TemporaryDirectory() as name:
        store = _sample_store(Path(name))
        runs = [_timed(store, Path(name), f"alone_{at}") for at in range(1 if is_quick else ROUNDS)]
        succeeded, together_seconds = _at_once(store, Path(name), 2 if is_quick else AT_ONCE)
    seconds, memory_mb = max(run[0] for run in runs), max(run[1] for run in runs)
    print(f"one pack: at most {seconds:.1f} s (bound {SECONDS_BOUND}), {memory_mb:.0f} MB (bound {MEMORY_MB_BOUND}); "
          f"at once: {succeeded} of {2 if is_quick else AT_ONCE} succeeded in {together_seconds:.1f} s")
    if is_quick:
        return 0
    return 0 if seconds <= SECONDS_BOUND and memory_mb <= MEMORY_MB_BOUND and succeeded == AT_ONCE else 1


def _timed(store: Path, folder: Path, name: str) -> tuple[float, float]:
    """Seconds from the command to its end, and the most memory its process held."""
    start, peak = time.perf_counter(), 0
    process = _start(store, folder, name)
    watched = psutil.Process(process.pid)
    while process.poll() is None:
        try:
            peak = max(peak, watched.memory_info().rss)
        except psutil.NoSuchProcess:
            break
        time.sleep(.02)
    assert process.wait() == 0 and _is_whole(folder / name)
    return time.perf_counter() - start, peak / 2**20


def _at_once(store: Path, folder: Path, count: int) -> tuple[int, float]:
    start = time.perf_counter()
    processes = [_start(store, folder, f"together_{at}") for at in range(count)]
    codes = [process.wait() for process in processes]
    whole = [code == 0 and _is_whole(folder / f"together_{at}") for at, code in enumerate(codes)]
    return sum(whole), time.perf_counter() - start


def _start(store: Path, folder: Path, name: str) -> subprocess.Popen:
    """A store has one owner: each process has a copy of its own."""
    own = Path(shutil.copy(store, folder / f"{name}.duckdb"))
    command = [sys.executable, "-m", "pages.exports", MONTH, "--folder", str(folder / name), "--store", str(own)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, env={**os.environ, "OMP_NUM_THREADS": "1"})


def _is_whole(folder: Path) -> bool:
    return sorted(path.suffix for path in folder.iterdir()) == [".docx", ".pptx", ".xlsx"]


def _sample_store(folder: Path) -> Path:
    path = folder / "store.duckdb"
    opened = Store.open(path)
    load_samples(opened)
    opened.close()
    return path


if __name__ == "__main__":
    sys.exit(main())
