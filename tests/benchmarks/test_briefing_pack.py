"""The benchmark runs; what it finds depends on the computer and is nothing for a test."""

import subprocess
import sys

from tests.browser.harness import ROOT


def test_prints_time_memory_and_how_many_succeeded():
    command = [sys.executable, "-m", "tests.benchmarks.briefing_pack", "--quick"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0 and "2 of 2 succeeded" in answer.stdout, answer.stderr
