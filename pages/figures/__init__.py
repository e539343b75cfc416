"""From answers to charts: pure functions, DataFrame -> plotly Figure. Each module: `finding` (a sentence), `figure`."""
