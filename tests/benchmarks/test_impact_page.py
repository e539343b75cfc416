"""The benchmark runs; what it finds depends on the computer and is nothing for a test."""

import subprocess
import sys

from tests.browser.harness import ROOT


def test_prints_the_three_medians():
    command = [sys.executable, "-m", "tests.benchmarks.impact_page", "--quick"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0 and "again" in answer.stdout, answer.stderr
