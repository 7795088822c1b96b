"""What a reader may choose of a view: apart from what draws it, so that the command line starts without that."""

from enum import StrEnum


class View(StrEnum):
    """What a picture shows."""

    DUTIES = "duties"  # units and the tasks they carry
    UNITS = "units"  # who works with whom
    SECTIONS = "sections"  # plan → section → task → unit, left to right
    TIMELINE = "timeline"  # tasks by last day
    CHANGES = "changes"  # how tasks go on from one year's plan to the next


class Language(StrEnum):
    """What a page speaks; what a plan prints stays as printed."""

    ZH = "zh"
    EN = "en"


class Form(StrEnum):
    """The forms a comparison can be printed in."""

    TEXT = "text"
    MD = "md"
    HTML = "html"
