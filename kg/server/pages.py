"""A few pages on the loopback, for a Browser that fetches its guide by itself."""

from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Page = tuple[str, bytes]
"""Media type and content."""


def serve(pages: Mapping[str, Page], port: int, ready: Callable[[int], None]) -> None:
    """Answer with `pages`, by their paths, until Ctrl-C; `port` 0 is any that is free, and `ready` is told which."""
    with server(pages, port) as listening:
        ready(listening.server_address[1])
        try:
            listening.serve_forever()
        except KeyboardInterrupt:
            return


def server(pages: Mapping[str, Page], port: int = 0) -> ThreadingHTTPServer:
    """What answers with `pages` and nothing else, on this machine only."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = pages.get(self.path.partition("?")[0])
            if page is None:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Type", page[0])
            self.send_header("Content-Length", str(len(page[1])))
            self.send_header("Access-Control-Allow-Origin", "*")  # the Browser's page has another port
            self.end_headers()
            self.wfile.write(page[1])

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)
