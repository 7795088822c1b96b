"""Ports of the loopback that are free."""

import socket
import sys


def free_port(*wanted: int) -> int:
    """The first of `wanted` nobody listens on, else any that is free."""
    return next(port for port in (*map(_bound, wanted), _bound(0)) if port is not None)


def _bound(port: int) -> int | None:
    """The port, 0 standing for any, or None where it is taken. Listening anywhere counts: localhost may mean ::1."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one just closed is free
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return None
        found = int(probe.getsockname()[1])
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as caller:
        caller.settimeout(0.2)
        return None if caller.connect_ex(("127.0.0.1", found)) == 0 else found
