"""The benchmark runs; what it finds depends on the computer and is nothing for a test."""

import subprocess
import sys

from tests.browser.harness import ROOT


def test_prints_both_medians_and_their_ratio():
    command = [sys.executable, "-m", "tests.benchmarks.overview_open", "--quick"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0 and "ratio" in answer.stdout, answer.stderr
