"""A document that was read, as JSON and back: so it waits in a manuscript for its report."""

from dataclasses import asdict
from typing import Any

from stadsnat.sheets import Note

from .shapes import Letterhead, ReadDocument, ReadSection
from .told import TEXTS


def to_json(document: ReadDocument) -> dict[str, Any]:
    return {
        "title": document.title,
        "letterhead": asdict(document.letterhead),
        "sections": [asdict(section) for section in document.sections],
        "notes": [[note.code, dict(note.parameters)] for note in document.notes],
    }


def from_json(kept: dict[str, Any]) -> ReadDocument:
    """Notes of a kind that is said no more are left out."""
    return ReadDocument(
        title=kept["title"],
        letterhead=Letterhead(**kept["letterhead"]),
        sections=tuple(ReadSection(**section) for section in kept["sections"]),
        notes=tuple(
            Note(code, TEXTS[code], parameters)
            for code, parameters in kept["notes"]
            if code in TEXTS
        ),
    )
