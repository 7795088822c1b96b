"""Where output goes and in which form: data to stdout or a file, messages to stderr, colour only for eyes."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import KgError
from kg.views.rows import Format, render, visible

if TYPE_CHECKING:
    from kg.stores import Rows


def say(message: str) -> None:
    """One message, on stderr."""
    print(visible(message), file=sys.stderr)


def answer(rows: "Rows", form: Format | None, output: Path | None) -> None:
    """Rows in the format asked for; that there are none is said on stderr."""
    emit(text_of(rows, format_of(form, output), output), output)
    if not rows.rows:
        say("0 rows")


def format_of(form: Format | None, output: Path | None) -> Format:
    """The format asked for, else the file's by its suffix, else a table for eyes and tsv for a pipe."""
    if form is not None:
        return form
    if output is not None:
        return next((known for known in Format if output.suffix == f".{known}"), Format.TSV)
    return Format.TABLE if sys.stdout.isatty() else Format.TSV


def text_of(rows: "Rows", form: Format, output: Path | None) -> str:
    """The text of `rows`, folded and coloured only for a terminal."""
    if output is not None or not sys.stdout.isatty():
        return render(rows, form)
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return render(rows, form, shutil.get_terminal_size().columns, colour)


def emit(text: str, output: Path | None = None) -> None:
    """Data as UTF-8, on stdout or into a file."""
    with sink(output) as out:
        out.write(text.encode("utf-8", "backslashreplace"))


@contextmanager
def sink(output: Path | None) -> Iterator[BinaryIO]:
    """Where data goes: stdout, or a file that is there only once it is whole."""
    if output is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    draft = output.with_name(f".{output.name}.part")
    try:
        with draft.open("wb") as out:
            yield out
        draft.replace(output)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise KgError(f"{output}: cannot be written ({error.strerror}): name another file with -o") from None


@contextmanager
def progress() -> Iterator[Callable[[int, int, str], None]]:
    """Shows on a terminal which file is read, or that links are computed; says nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda done, total, what: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, what: bar.update(task, completed=done, total=total, description=visible(what))
