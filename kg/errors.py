"""What can go wrong, each error a sentence that names the place and says what to do."""


class KgError(Exception):
    """A refusal the command line prints as one sentence; `exit_code` is what the process ends with."""

    exit_code = 1


class Unreadable(KgError):
    """A file that holds no plan text: missing, empty, binary, of an unknown encoding, or of a form not read."""


class Usage(KgError):
    """A name, parameter or option that does not exist or does not fit; suggests the nearest that does."""

    exit_code = 2


class Unreachable(KgError):
    """A store that cannot be opened: locked, not writable, not answering, or refusing the password."""

    exit_code = 4


class QueryRefused(KgError):
    """A query that is not valid, not read-only, or reaches outside the store."""

    exit_code = 5
