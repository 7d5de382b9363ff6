"""Files that appear whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Write a file beside ``path`` and put it in its place when the block ends well.

    Yields
    ------
    Path
        Of a file that does not exist yet, in a folder of its own beside ``path``, with the same name.

    Raises
    ------
    OSError
        The folder is missing or cannot be written to. What stood at ``path`` is still there, whole.

    Notes
    -----
    The file is brought to the disk before it takes its name, so that a crash leaves the old one or the new one.
    """
    with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
        temporary = Path(folder) / path.name
        yield temporary
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
