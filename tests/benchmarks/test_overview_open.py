"""The benchmark runs; what it finds depends on the computer and is nothing for a test."""

from tests.benchmarks.overview_open import main


def test_prints_both_medians_and_their_ratio(capsys):
    assert main(["--quick"]) == 0
    assert "ratio" in capsys.readouterr().out
