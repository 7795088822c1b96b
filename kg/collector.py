"""Python's search for cycles, put off while many small values are made.

Reading a plan makes some ten thousand values, linking it some thousand more, and hardly a cycle; looking for cycles
among them and all else the program holds took a quarter of the time to read 200 plans for an import, and two fifths
of that to find counterparts among 100 (tests/link_benchmark.py).
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """No search for cycles before the end; where it was switched off already, it stays off."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
