"""What is given to the printing, and what comes back. No Django, no WeasyPrint."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Variant = Literal["3a", "2a"]
# Why a page could not be printed.
Reason = Literal["time", "memory", "depth", "fetched", "busy", "broken"]

WHO = "who"  # asks the worker for its fingerprint


@dataclass(frozen=True)
class Attachment:
    """A file that lies inside the PDF: the data that the document was made from."""

    name: str
    content: bytes
    description: str
    moment: datetime  # written as made and changed, so that the same data gives the same bytes


@dataclass(frozen=True)
class Job:
    """One page of HTML to print."""

    html: str
    variant: Variant = "3a"
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Printed:
    """A document as bytes, and how many pages it has."""

    pdf: bytes
    pages: int


@dataclass(frozen=True)
class Failed:
    """What the worker answers when a page could not be printed."""

    reason: Reason
    detail: str = ""


@dataclass(frozen=True)
class Done:
    """What the worker answers when it has printed."""

    printed: Printed
    megabytes: int  # the size of the worker afterwards
