"""Web pages saved whole in one file (.mht, .mhtml), by browsers or by Word: the page in it."""

import re

from kg.errors import Unreadable

_HEAD = re.compile(
    rb"^Content-Type:\s*(?:multipart/(?:related|alternative|mixed)|text/html)", re.IGNORECASE | re.MULTILINE
)


def is_saved_page(data: bytes) -> bool:
    """Whether bytes begin as a mail message that is a web page."""
    head = data[:4096].lstrip()
    return bool(re.match(rb"[A-Za-z][A-Za-z-]*:[ \t]", head)) and b"MIME-Version" in head and bool(_HEAD.search(head))


def page(data: bytes) -> bytes:
    """The bytes of the web page in a message, in the page's own encoding. Raises Unreadable for one without."""
    from email import message_from_bytes  # here, because it is slow to import and few pages come so

    message = message_from_bytes(data)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            found = part.get_payload(decode=True)
            if isinstance(found, bytes) and found.strip():
                return found
    raise Unreadable("is a saved web page without its text; open it and save it as text")
