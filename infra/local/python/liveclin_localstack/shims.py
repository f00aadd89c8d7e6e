"""What LocalStack 4.13.1, written for Python 3.13, needs on an older Python."""

import _thread
import hashlib
import sys
import threading
import uuid


class _Lock:
    """A class instead of a factory function."""

    def __new__(cls):
        return _thread.allocate_lock()


class _RLock:
    def __new__(cls):
        return _thread.RLock()


def _uuid5(namespace: uuid.UUID, name: str | bytes) -> uuid.UUID:
    encoded = name if isinstance(name, bytes) else name.encode()
    digest = hashlib.sha1(namespace.bytes + encoded, usedforsecurity=False).digest()
    return uuid.UUID(bytes=digest[:16], version=5)


def apply() -> None:
    """Call before anything of LocalStack is imported."""
    # LocalStack evaluates `Lock | None` at import, which a function cannot do.
    # Can go when Python 3.11 and 3.12 are no longer allowed.
    if not isinstance(threading.Lock, type):
        threading.Lock = _Lock
    if not isinstance(threading.RLock, type):
        threading.RLock = _RLock
    # KMS passes bytes, which uuid5 takes from 3.12 on; without it an encrypted table fails with
    # "Table already exists". Can go when Python 3.11 is no longer allowed.
    if sys.version_info < (3, 12):
        uuid.uuid5 = _uuid5
