"""Which files of a folder, or of an archive, are documents to read: the others are passed over without a word."""

from collections.abc import Iterable
from pathlib import PurePosixPath

# What plans are published as, also what is then refused with advice on how to convert it.
SUFFIXES = frozenset(
    {
        *(".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mht", ".mhtml"),
        *(".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".ofd", ".pdf", ".xlsx", ".xlsm", ".xls", ".et"),
        *(".csv", ".tsv"),
        *(".zip", ".rar", ".7z"),
    }
)
NOTE = "readme"
"""How the name of a note begins: README.md beside the plans says what they are."""

_PAGE = (".html", ".htm", ".xhtml")
_BESIDE_A_PAGE = ("_files", ".files", "_文件")
"""How browsers and Word call the folder of pictures and scripts they save beside x.htm: x_files."""


def documents(names: Iterable[str]) -> list[str]:
    """The documents among files, by path: each folder's in the order of their names, with / between the parts.

    Hidden files, notes, Office's lock files and the folders of saved web pages are none.
    """
    paths = [PurePosixPath(name) for name in names]
    pages = {path.parent / path.stem for path in paths if path.suffix.lower() in _PAGE}
    chosen = [path for path in paths if _is_document(path) and not any(_is_saved(f, pages) for f in path.parents)]
    return [str(path) for path in sorted(chosen, key=lambda path: path.parts)]


def _is_document(path: PurePosixPath) -> bool:
    if path.suffix.lower() not in SUFFIXES or path.name.lower().startswith((NOTE, "~$")):
        return False
    return not any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in path.parts)


def _is_saved(folder: PurePosixPath, pages: set[PurePosixPath]) -> bool:
    """Whether a folder was saved along with a web page beside it."""
    return any(
        folder.name.endswith(end) and folder.with_name(folder.name.removesuffix(end) or ".") in pages
        for end in _BESIDE_A_PAGE
    )
