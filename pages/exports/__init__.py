"""From an answer to a file people take away."""
