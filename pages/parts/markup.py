"""Names out of somebody's sheet are text, not markup."""


def plain(words: str) -> str:
    """The words with every sign of Markdown escaped."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+-.!|~:$" else sign for sign in words)
