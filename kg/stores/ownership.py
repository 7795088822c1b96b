"""Who has a folder open now: many readers or one writer, by a lock the system drops with its process."""

import os
import struct
import sys
import time
from pathlib import Path
from typing import Final

from kg.errors import Unreachable

LOCK: Final = "kg.lock"
ENGINE_LOCK: Final = "LOCK"
"""The file the engine itself locks while it writes."""

PATIENCE: Final = 3.0
"""Seconds to wait for a store that is in use: a question is answered in less, an import may take longer."""


class Ownership:
    """A folder held for reading or for writing, until `release`."""

    def __init__(self, folder: Path, *, writable: bool) -> None:
        """Raises Unreachable where another process holds it longer than PATIENCE, OSError where it can't
        be written to.
        """
        self._file: int | None = None
        self._writable = writable
        try:
            import fcntl
        except ImportError:  # Windows: the engine's own lock still keeps two writers apart
            return
        try:
            file = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError:
            if writable:
                raise
            return  # on a disk that can't be written to there is no writer to wait for
        waited_until = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(file, (fcntl.LOCK_EX if writable else fcntl.LOCK_SH) | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                holder = os.pread(file, 20, 0).decode("ascii", "replace").strip()
                if holder != str(os.getpid()) and time.monotonic() < waited_until:
                    time.sleep(0.02)
                    continue
                os.close(file)
                raise in_use(folder, int(holder) if holder.isdecimal() else None) from None
        self._file = file
        if writable:
            os.ftruncate(file, 0)
            os.pwrite(file, str(os.getpid()).encode("ascii"), 0)

    def release(self) -> None:
        """Let others in; releasing twice does nothing."""
        if self._file is not None:
            if self._writable:
                os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = None


def engine_holder(folder: Path) -> int | None:
    """The process other than this one that has the engine's own lock, a server on the same folder for example.

    None where there is none, and on systems that don't say.
    """
    if sys.platform != "linux":
        return None
    import fcntl

    question = struct.pack("hhqqi", fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
    try:
        file = os.open(folder / ENGINE_LOCK, os.O_RDWR)
    except OSError:
        return None
    try:
        kind, _, _, _, process = struct.unpack("hhqqi", fcntl.fcntl(file, fcntl.F_GETLK, question))
    except OSError:
        return None
    finally:
        os.close(file)
    return process if kind != fcntl.F_UNLCK and process > 0 else None


def in_use(folder: Path, process: int | None) -> Unreachable:
    """What to say of a folder someone else has open."""
    if process is None:
        return Unreachable(f"{folder} is in use by another process: wait until it is done, or end it, and try again")
    if process == os.getpid():
        return Unreachable(f"{folder} is open in this process already: close it before opening it again")
    return Unreachable(f"{folder} is in use by process {process}: wait until it is done, or end it, and try again")
