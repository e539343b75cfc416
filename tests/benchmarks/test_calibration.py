"""The benchmark runs; the bounds are checked on the whole of it, which takes minutes."""

import subprocess
import sys

from tests.browser.harness import ROOT


def test_prints_a_row_a_cell():
    command = [sys.executable, "-m", "tests.benchmarks.calibration", "--quick"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0 and answer.stdout.count("quiet") == 4, answer.stderr
