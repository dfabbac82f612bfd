"""The parts of a Word document, unpacked and parsed within limits.

The archive is read by ``stadsnat.sheets.archive``, so sizes, ratios, names and locks are checked
there. The parts are parsed by libxml2 with its own limits on: no document type, so no entities;
nothing is fetched; text within text in more than 256 levels is refused.
"""

from dataclasses import dataclass, field
from typing import IO

from lxml import etree

from stadsnat.sheets import Limits, UnreadableFile
from stadsnat.sheets.archive import Archive, target_of

from . import refusals
from .docx_names import Element, local_name

_LIMITS = Limits()
_LARGEST_PART = 30_000_000  # bytes of XML; a hundred pages are two or three million
_PARSER = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
_OFFICE = "officeDocument"
_MACROS = ("vbaProject.bin", "vbaData.xml")


@dataclass
class Package:
    """What is read of one document; a part that it does not have is None."""

    document: Element
    styles: Element | None = None
    numbering: Element | None = None
    footnotes: Element | None = None
    endnotes: Element | None = None
    links: dict[str, str] = field(default_factory=dict)  # of the document, by relationship
    has_margins: bool = False


def open_package(stream: IO[bytes]) -> Package:
    """Raises UnreadableFile for whatever is no plain Word document."""
    stream.seek(0)
    archive = Archive(stream, _LIMITS)
    names = archive.names()
    _refuse_others(names)
    main = _main_part(archive)
    folder, _, name = main.rpartition("/")
    relations = _relations(archive, f"{folder}/_rels/{name}.rels".lstrip("/"))
    parts = {
        kind: target_of(main, target)
        for kind, target, is_outside in relations.values()
        if not is_outside
    }
    package = Package(_parse(archive, main))
    for kind in ("styles", "numbering", "footnotes", "endnotes"):
        if parts.get(kind) in names:
            setattr(package, kind, _parse(archive, parts[kind]))
    package.links = {
        key: target for key, (kind, target, _outside) in relations.items() if kind == "hyperlink"
    }
    margins = [
        target_of(main, target)
        for kind, target, _outside in relations.values()
        if kind in ("header", "footer")
    ]
    package.has_margins = any(_has_text(archive, part) for part in margins if part in names)
    return package


def _refuse_others(names: list[str]) -> None:
    folders = {name.partition("/")[0] for name in names}
    if any(name.endswith(_MACROS) for name in names):
        raise UnreadableFile(refusals.MACROS)
    if folders & {"xl", "ppt"}:
        raise UnreadableFile(refusals.OTHER_OFFICE)
    if "content.xml" in names or "mimetype" in names:
        raise UnreadableFile(refusals.OPEN_DOCUMENT)
    if "[Content_Types].xml" not in names:
        raise UnreadableFile(refusals.PACKED if names else refusals.DAMAGED)


def _main_part(archive: Archive) -> str:
    for kind, target, _outside in _relations(archive, "_rels/.rels").values():
        if kind == _OFFICE:
            return target_of("", target)
    raise UnreadableFile(refusals.DAMAGED)


def _relations(archive: Archive, part: str) -> dict[str, tuple[str, str, bool]]:
    """Key → the last word of the kind, the target, and whether it lies outside the file."""
    if part not in archive:
        return {}
    return {
        each.get("Id", ""): (
            each.get("Type", "").rpartition("/")[2],
            each.get("Target", ""),
            each.get("TargetMode") == "External",
        )
        for each in _parse(archive, part)
        if local_name(each) == "Relationship"
    }


def _has_text(archive: Archive, part: str) -> bool:
    texts = (each for each in _parse(archive, part).iter() if local_name(each) == "t")
    return any((text.text or "").strip() for text in texts)


def _parse(archive: Archive, part: str) -> Element:
    xml = bytearray()
    for chunk in archive.chunks(part):
        xml += chunk
        if len(xml) > _LARGEST_PART:
            raise UnreadableFile(refusals.TOO_LONG)
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, **_PARSER)
    try:
        root = etree.fromstring(bytes(xml), parser)
    except etree.XMLSyntaxError as error:
        is_deep = "depth" in str(error).lower()
        raise UnreadableFile(refusals.TOO_DEEP if is_deep else refusals.DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile(refusals.DOCTYPE)
    return root
