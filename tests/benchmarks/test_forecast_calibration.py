"""The benchmark runs; its verdict needs the five hundred programmes that a test has no time for."""

import subprocess
import sys

from tests.browser.harness import ROOT


def test_prints_the_share_of_each_kind_and_of_all():
    command = [sys.executable, "-m", "tests.benchmarks.forecast_calibration", "--quick"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert all(kind in answer.stdout for kind in ("steady", "seasonal", "stalling", "all"))
