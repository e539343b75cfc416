"""The one place for words, rules and numbers that people may argue about. Read by all, reads nobody."""
