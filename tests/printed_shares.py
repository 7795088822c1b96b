"""Shares in the notation of test_duties and test_names: role, mention, and * behind a group of bodies."""

from kg.clean import clean, squeeze
from kg.document import Document, Flow, Line
from kg.model import Role, UnitKind
from kg.parser.lists import Share


def flow_of(text: str) -> Flow:
    """The flow of one paragraph, line breaks and spaces of layout inside it."""
    return clean(Document("test", "text/plain", "", text, (Line(0, len(text)),)))


def written(flow: Flow, shares: list[Share]) -> str:
    """Shares as in `Lprinted name*`: L lead, R responsible, S support; a group ends in *; set apart by a space."""
    role = {Role.LEAD: "L", Role.RESPONSIBLE: "R", Role.SUPPORT: "S"}
    return " ".join(
        role[s.role] + squeeze(flow.chars[s.start : s.end]) + "*" * (s.kind is UnitKind.GROUP) for s in shares
    )
