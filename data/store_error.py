"""What the store refuses, as a code; the sentence for it stands in vocabulary/text (STORE_ERRORS)."""


class StoreError(Exception):
    """The store cannot do what was asked; `code` says why: locked, unreadable, unknown-upload, not-a-backup, …"""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
