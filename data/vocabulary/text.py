"""Every sentence on the screen, grouped by page in screen order. Templates are `str.format` patterns."""

PRODUCT = "街道改造督查看板"
NO_VALUE = "—"
NOT_REPORTED = "未报"


# --- The frame around every page: navigation, filter, views ---


# --- Charts: findings, subtitles, key lines, footers, empty states ---


# --- Overview ---


# --- Completion ---


# --- Complaints ---


# --- Impact ---


# --- Consent ---


# --- Briefing ---


# --- Upload ---


# --- Command line ---
