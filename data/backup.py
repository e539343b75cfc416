"""Put a backup in the store's place. (Writing one is the store's own work: it may be in use.)"""

import os
import shutil
from datetime import datetime
from pathlib import Path

from data.store import Store, StoreError


def restore(backup: Path, path: Path) -> Path | None:
    """Put a backup in the store's place; the former store is kept beside it, and its path returned.

    Raises StoreError (missing, locked, not-a-backup).
    """
    backup, path = Path(backup).resolve(), Path(path).resolve()
    if not backup.exists():
        raise StoreError("missing", str(backup))
    Store.open_backup(backup).close()
    kept = None
    if path.exists():
        Store.open(path).close()  # a store in use is locked, and must not be replaced under its owner
        kept = path.with_name(f"{path.stem}.{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
    path.parent.mkdir(parents=True, exist_ok=True)
    incoming = path.with_name(path.name + ".incoming")
    shutil.copyfile(backup, incoming)
    if kept:
        os.replace(path, kept)
    os.replace(incoming, path)
    return kept
