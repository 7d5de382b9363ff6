"""A PostgreSQL of the tests' own: a cluster in a temporary folder, reached by a socket there, gone when they end."""

import contextlib
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from tests.machine import need

#: Name of the database superuser; not the name of a person of the machine.
ADMIN = "atlas_admin"

#: The data are thrown away: nothing is brought to the disk. Times are not those of a server (see tests/bench).
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
}

#: A cluster that starts in longer than this does not start [s].
_PATIENCE_S = 60.0


@dataclass(frozen=True)
class Cluster:
    """A running PostgreSQL; ``folder`` holds its socket."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def dsn(self, database: str, user: str = ADMIN) -> str:
        """Write the address of a database."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def database(self) -> str:
        """Make an empty database with PostGIS and return its address."""
        name = f"atlas{next(self._numbers)}"
        with self.admin() as connection:
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE with_postgis").format(sql.Identifier(name)))
        return self.dsn(name)

    def admin(self, database: str = "postgres") -> psycopg.Connection[Any]:
        """Connect as superuser; each statement is a transaction."""
        return psycopg.connect(self.dsn(database), autocommit=True)


@contextlib.contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Make and start a cluster, stop it by its process id, and delete it.

    PostgreSQL does not run as root: then it runs as ``postgres``, or ``nobody``.
    """
    with _folder() as (folder, user):
        authentication = ["-U", ADMIN, "-A", "trust"]
        _run([_program("initdb"), "-D", folder / "data", *authentication, "-E", "UTF8", "--locale=C.UTF-8", "-N"], user)
        with _server(folder, user) as cluster:
            with cluster.admin() as connection:
                connection.execute("CREATE DATABASE with_postgis")
            with cluster.admin("with_postgis") as connection:
                connection.execute("CREATE EXTENSION postgis")
            yield cluster


@contextlib.contextmanager
def running_replica(primary: Cluster) -> Iterator[Cluster]:
    """Copy a running cluster, and start the copy so that it follows."""
    with _folder() as (folder, user):
        source = ["-h", primary.folder, "-U", ADMIN, "--checkpoint=fast", "--no-sync"]
        _run([_program("pg_basebackup"), *source, "-D", folder / "data", "--write-recovery-conf"], user)
        with _server(folder, user) as replica:
            yield replica


def _program(name: str) -> Path:
    return Path(need("postgis")).with_name(name)


@contextlib.contextmanager
def _folder() -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield a folder, and arguments for a process that is not root, to whom it belongs."""
    # Not pytest's folder: the path of a socket has at most 107 bytes, and others cannot enter root's folders.
    folder = Path(tempfile.mkdtemp(prefix="atlas-pg-", dir="/tmp"))
    try:
        yield folder, _plain_user(folder)
    finally:
        shutil.rmtree(folder)


def _plain_user(folder: Path) -> Mapping[str, Any]:
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    entry = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _environment() -> Mapping[str, str]:
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}


def _run(command: Sequence[Any], user: Mapping[str, Any]) -> None:
    done = subprocess.run(command, cwd="/", env=_environment(), capture_output=True, text=True, check=False, **user)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])


@contextlib.contextmanager
def _server(folder: Path, user: Mapping[str, Any]) -> Iterator[Cluster]:
    options = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
    command = [_program("postgres"), "-D", folder / "data", "-k", folder, *options]
    log = folder / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, env=_environment(), stdout=out, stderr=out, **user)
    try:
        _wait(process, Cluster(folder), log)
        yield Cluster(folder)
    finally:
        process.send_signal(signal.SIGINT)  # "fast shutdown": open connections are cut
        process.wait(_PATIENCE_S)


def _wait(process: "subprocess.Popen[bytes]", cluster: Cluster, log: Path) -> None:
    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            with cluster.admin():
                return
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(log.read_text("utf-8", "replace")[-2000:]) from None
            time.sleep(0.05)
