"""The benchmark runs; what it finds depends on the computer and is nothing for a test."""

import subprocess
import sys

from tests.browser.harness import ROOT


def test_prints_the_sum_and_the_growth():
    command = [sys.executable, "-m", "tests.benchmarks.completion_page", "--quick", "--each"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0 and "growth" in answer.stdout and "followed_works" in answer.stdout, answer.stderr
