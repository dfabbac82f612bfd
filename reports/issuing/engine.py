"""What an edition was made with, so that it is known whether it can be made again to the letter."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from . import parts

ROOT = Path(__file__).resolve().parents[2]
# What turns a document into the page and the files inside it, besides what the printing names.
OWN = (
    "reports/document.py",
    "reports/markup.py",
    "reports/issuing/attachments.py",
    "reports/prose/nodes.py",
    "reports/prose/values.py",
    "reports/prose/words.py",
    "stadsnat/sheets/escapes.py",
    "templates/reports/_data_table.html",
    "templates/reports/_drawing.html",
)


@dataclass(frozen=True)
class Engine:
    """The parts by name, and one checksum for all of them."""

    digest: str
    parts: dict[str, str]


def engine() -> Engine:
    """What is installed now. Raises parts.PrintProblem."""
    named = {**parts.engine_parts(), "document": _digest_of_own()}
    text = json.dumps(named, sort_keys=True)
    return Engine(hashlib.sha256(text.encode()).hexdigest(), named)


def _digest_of_own() -> str:
    whole = hashlib.sha256()
    for path in OWN:
        whole.update((ROOT / path).read_bytes())
    return whole.hexdigest()
