"""The benchmark runs; what it finds depends on the computer and is nothing for a test."""

import subprocess
import sys

from tests.browser.harness import ROOT


def test_prints_both_ratios():
    command = [sys.executable, "-m", "tests.benchmarks.load_orders", "--quick"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0 and answer.stdout.count("ratio") == 1 and "openpyxl takes" in answer.stdout, answer.stderr
