"""Several processes that answer on one socket, and one that looks after them.

The first process loads the data and forks: what was loaded is in memory once, whatever the number of workers. It looks
for new data itself, loads them while the workers answer, and forks new workers; the old ones take no more connections,
ask clients to come again, and end when their last one has gone.
"""

import contextlib
import ctypes
import gc
import logging
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import uvicorn
from starlette.types import ASGIApp

from api.wire import TolerantProtocol

#: How often the first process looks after its workers and at the data [s].
_LOOK_S = 0.25

#: A worker that ends sooner than this was not well: the next one waits as long [s].
_WELL_S = 1.0

#: Workers may take so long to finish what they are doing when the service ends [s].
_PATIENCE_S = 10.0

_ENDING = (signal.SIGINT, signal.SIGTERM)

_log = logging.getLogger(__name__)

#: Makes the application in a worker.
MakeApp = Callable[[], ASGIApp]


class LeavingServer(uvicorn.Server):
    """A server that can be told to leave: it takes no more connections, and ends when those that it has are done.

    Attributes
    ----------
    parent
        Process without which it ends.
    """

    parent: int | None = None
    _leaves: float | None = None

    def leave(self, *_: object) -> None:
        """Begin to leave; fit for a signal handler."""
        self._leaves = time.monotonic()

    async def on_tick(self, counter: int) -> bool:
        """Do what is done ten times a second; tell whether to end."""
        if self.parent is not None and os.getppid() != self.parent:
            return True
        if self._leaves is not None:
            TolerantProtocol.is_leaving = True
            for server in self.servers:
                server.close()
            if time.monotonic() - self._leaves > self.config.timeout_keep_alive + 1:
                for connection in self.server_state.connections:
                    connection.shutdown()  # at once where nothing was asked for, else after the answer
            if not self.server_state.connections:
                return True
        return await super().on_tick(counter)


@dataclass
class Workers:
    """Processes that serve an application on a socket that listens."""

    count: int
    listener: socket.socket
    server: Callable[[ASGIApp], LeavingServer]
    _started: dict[int, float] = field(default_factory=dict)
    _leaving: set[int] = field(default_factory=set)
    _is_ending: bool = False

    def run(self, make: MakeApp, newer: Callable[[], MakeApp | None]) -> NoReturn:
        """Serve until a signal ends this process, which is a ``KeyboardInterrupt``.

        Parameters
        ----------
        make
            Called in each worker.
        newer
            Asked again and again: what makes the application from now on, None as long as nothing changes.
        """
        with self._ended_by_signals():
            try:
                while not self._is_ending:
                    while len(self._started) < self.count:
                        self._fork(make)
                    time.sleep(_LOOK_S)
                    self._reap()
                    found = newer()
                    if found is not None:
                        make = found
                        self._dismiss()
                raise KeyboardInterrupt
            finally:
                self._end()

    def _fork(self, make: MakeApp) -> None:
        settle()
        own = os.getpid()
        # A signal waits until it is clear in which of the two processes it arrives.
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        try:
            pid = os.fork()
            if pid == 0:
                self._work(make, own)
            self._started[pid] = time.monotonic()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)

    def _work(self, make: MakeApp, parent: int) -> NoReturn:
        code = 1
        try:
            for number in _ENDING:
                signal.signal(number, signal.SIG_DFL)  # the server has handlers of its own while it runs
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
            server = self.server(make())
            server.parent = parent
            signal.signal(signal.SIGUSR1, server.leave)
            server.run(sockets=[self.listener])
            code = 0
        except Exception:  # noqa: BLE001 - the edge of a process: nothing may get out of it into the one that forked
            _log.exception("a worker failed")
        finally:
            os._exit(code)

    def _reap(self) -> None:
        """Take note of the workers that have ended; one that was not told to is replaced."""
        for pid in [*self._started, *self._leaving]:
            ended, status = os.waitpid(pid, os.WNOHANG)
            if not ended:
                continue
            started = self._started.pop(pid, None)
            self._leaving.discard(pid)
            if started is not None:
                _log.warning(
                    "worker %d ended (%d); another one takes its place", pid, os.waitstatus_to_exitcode(status)
                )
                time.sleep(max(0.0, _WELL_S - (time.monotonic() - started)))

    def _dismiss(self) -> None:
        for pid in self._started:
            os.kill(pid, signal.SIGUSR1)
        self._leaving |= set(self._started)
        self._started.clear()

    def _end(self) -> None:
        pids = {*self._started, *self._leaving}
        for pid in pids:
            os.kill(pid, signal.SIGTERM)
        until = time.monotonic() + _PATIENCE_S
        while pids and time.monotonic() < until:
            pids = {pid for pid in pids if not os.waitpid(pid, os.WNOHANG)[0]}
            time.sleep(0.02)
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)

    @contextlib.contextmanager
    def _ended_by_signals(self) -> Iterator[None]:
        """Let SIGTERM end this process as Ctrl-C does, also while it loads."""

        def end(*_: Any) -> NoReturn:
            # What is raised while something is finalised, Python only reports: the flag is seen all the same.
            self._is_ending = True
            raise KeyboardInterrupt

        before = {number: signal.signal(number, end) for number in _ENDING}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def settle() -> None:
    """Take what is loaded as there to stay, and give back what was only needed to load it.

    The collector would walk it again and again, 0.1 s for 100,000 features, and write into it, so that no process shares
    it any more. glibc keeps freed memory: 40 MiB after as many features.
    """
    gc.collect()
    gc.freeze()
    with contextlib.suppress(OSError, AttributeError, TypeError):  # another C library
        ctypes.CDLL(None).malloc_trim(0)
