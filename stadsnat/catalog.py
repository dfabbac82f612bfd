"""The English translation: what the code and the templates say in Swedish, and what the file has.

GNU gettext is not needed. Babel finds the sentences in Python, and in templates once Django has
turned their tags into calls.
"""

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PO_FILE = ROOT / "stadsnat" / "locale" / "en" / "LC_MESSAGES" / "django.po"

KEYWORDS = DEFAULT_KEYWORDS | {
    f"{name}_lazy": DEFAULT_KEYWORDS[name]
    for name in ("gettext", "ngettext", "pgettext", "npgettext")
}
# Written here and not by Babel, whose header holds dates and its own version: noise in every diff.
HEADER = """\
# The portal in English. "manage.py translations update" brings in new sentences.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]\b|\{\w*\}")


def source_files(root: Path) -> Iterator[Path]:
    """The Python files and templates whose sentences are the portal's own, not Django's."""
    for package in sorted(path.parent for path in root.glob("*/__init__.py")):
        for path in sorted(package.rglob("*.py")):
            if not {"migrations", "tests"} & set(path.relative_to(root).parts):
                yield path
    yield from (path for path in sorted((root / "templates").rglob("*.*")) if path.is_file())


def as_python(path: Path) -> str:
    """A file's calls of gettext; a template's lines lose their indentation, an error in Python."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    return "\n".join(line.strip() for line in templatize(text).splitlines())


def found_in(root: Path) -> Catalog:
    """Every sentence that the sources under ``root`` ask to have translated."""
    found = Catalog(locale="en")
    for path in source_files(root):
        source = io.BytesIO(as_python(path).encode())
        for _line, ids, comments, context in extract(
            "python", source, KEYWORDS, comment_tags=["Translators:"], strip_comment_tags=False
        ):
            found.add(ids, auto_comments=comments, context=context)
    return found


def read(po_file: Path) -> Catalog:
    if not po_file.exists():
        return Catalog(locale="en")
    with po_file.open("rb") as stream:
        return read_po(stream, locale="en", ignore_obsolete=True)


def update(po_file: Path, root: Path) -> None:
    """Bring in new sentences and drop unused ones; what is translated stays as it is."""
    catalog = read(po_file)
    # A guess at a translation would look finished when it is not.
    catalog.update(found_in(root), no_fuzzy_matching=True, update_creation_date=False)
    stream = io.BytesIO()
    layout = {"no_location": True, "omit_header": True, "sort_output": True}
    write_po(stream, catalog, width=100, ignore_obsolete=True, **layout)
    po_file.parent.mkdir(parents=True, exist_ok=True)
    po_file.write_text(HEADER + stream.getvalue().decode().strip() + "\n", encoding="utf-8")


def texts(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """The forms of an id or of a translation: one, or a singular and a plural."""
    return tuple(value) if isinstance(value, tuple | list) else (value or "",)


def problem_with(message: Message, found: Catalog) -> str | None:
    ids, strings = texts(message.id), texts(message.string)
    used = found.get(ids[0], message.context)
    if used is None:
        return "används inte längre"
    if texts(used.id) != ids:
        return "har en annan form för flertal i koden"
    if not all(strings):
        return "är inte översatt"
    if message.fuzzy:
        return "är märkt som osäker (fuzzy)"
    pairs = zip(ids, strings, strict=False)
    if any(sorted(PLACEHOLDER.findall(a)) != sorted(PLACEHOLDER.findall(b)) for a, b in pairs):
        return "har andra platshållare i översättningen"
    return None


def problems(po_file: Path, root: Path) -> list[str]:
    """One Swedish line for each sentence that is missing, left over or not rightly translated."""
    catalog, found = read(po_file), found_in(root)
    lines = [
        f"”{texts(message.id)[0]}” {problem}"
        for message in catalog
        if message.id and (problem := problem_with(message, found))
    ]
    lines += [
        f"”{texts(message.id)[0]}” saknas i översättningen"
        for message in found
        if message.id and catalog.get(texts(message.id)[0], message.context) is None
    ]
    return sorted(lines)


def changed_at(path: Path) -> float:
    """When the file was last written; a file that is missing is older than all others."""
    return path.stat().st_mtime if path.exists() else 0


def compile(po_file: Path = PO_FILE) -> bool:
    """Write the file that Django reads, if its source is newer; tell whether it was."""
    mo_file = po_file.with_suffix(".mo")
    if changed_at(po_file) <= changed_at(mo_file):
        return False
    # Put in place in one step: a server that starts at the same moment reads all or nothing.
    unfinished = mo_file.with_suffix(f".{os.getpid()}")
    with unfinished.open("wb") as stream:
        write_mo(stream, read(po_file))
    unfinished.replace(mo_file)
    return True
