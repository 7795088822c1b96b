"""Python's search for cycles, put off while many small values are made.

Linking makes some thousand values a plan and hardly a cycle; looking for cycles among them and all else the program
holds took two fifths of the time that counterparts of 100 plans take (tests/link_benchmark.py).
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
