"""A file that may be replaced while it is in use: whether another one stands there by now, and stands there whole."""

from pathlib import Path

#: Inode, time [ns] and size: what tells a file from another of its name.
Stamp = tuple[int, int, int]


class WatchedFile:
    """A file as it was when it was last looked at: at first, now."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen = _stamp(path)

    def is_replaced(self) -> bool:
        """Tell, once of each, whether another file stands there, which nobody is writing."""
        found = _stamp(self.path)
        if found is None or found == self._seen or _is_written(self.path):
            return False
        self._seen = found
        return True

    def forget(self) -> None:
        """Take whatever stands there for another file."""
        self._seen = None


def _stamp(path: Path) -> Stamp | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_ino, state.st_mtime_ns, state.st_size


def _is_written(path: Path) -> bool:
    # SQLite keeps beside a file what is not in it yet, or not for good.
    besides = (path.with_name(f"{path.name}-{suffix}") for suffix in ("journal", "wal"))
    return any(stamp is not None and stamp[2] > 0 for stamp in map(_stamp, besides))
