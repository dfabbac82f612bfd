"""What a registry and an archive want to know of an edition, as JSON and as Dublin Core.

Everything comes from what was frozen with the edition: asked for in ten years, it is the same.
"""

import json
import re
from xml.etree import ElementTree

from django.utils import timezone

from .attachments import table_files

DC = "http://purl.org/dc/elements/1.1/"
TERMS = "http://purl.org/dc/terms/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # by XML
STANDARDS = {
    "PDF/A-3a": "PDF/A-3a (ISO 19005-3)",
    "PDF/A-2a": "PDF/A-2a (ISO 19005-2)",
    "PDF/UA-1": "PDF/UA-1 (ISO 14289-1)",
}


def describe(edition, document):
    """The edition in words; None is unknown."""
    return {
        "titel": document.title,
        "förvaltning": document.office,
        "avdelning": document.division or None,
        "bilaga": document.annex or None,
        "diarienummer": document.reference_number or None,
        "daterad": document.dated.isoformat(),
        "uppgifter_ur_registret_per": document.as_of.isoformat(),
        "språk": "sv",
        "utgåva": edition.number,
        # What was decided before the portal was issued on another day, which is not known.
        "utgiven": None if edition.is_from_before else _moment(edition.issued_at),
        "införd_i_portalen": _moment(edition.issued_at),
        "utgiven_av": edition.issued_by_name,
        "godkänd": _moment(edition.approval.at) if edition.approval else None,
        "godkänd_av": edition.approved_by_name or None,
        "godkänd_genom": _through(edition.approval),
        "ersätter_utgåva": edition.number - 1 or None,
        "skäl_till_rättelsen": edition.reason or None,
        "godtaget_vid_utgivningen": edition.acknowledged,
        "utgivare": edition.archive.get("utgivare"),
        "arkivbildare": edition.archive.get("arkivbildare"),
        "bevarande_eller_gallring": edition.archive.get("bevarande"),
        "klassificering": edition.archive.get("klassificering"),
        "pdf": {
            "fil": f"{edition.stem}.pdf",
            "format": edition.variant,
            "sidor": edition.pages,
            "storlek_i_byte": len(edition.pdf),
            "sha256": edition.sha256,
        },
        "tabeller": [
            {"fil": f"tabeller/{table.name}", "nummer": table.label, "rubrik": table.caption}
            for table in table_files(document)
        ],
        "framställd_med": edition.engine_parts,
    }


def _through(approval):
    """For whom a link was made, and by whom; None when the approver has an account of their own."""
    if approval is None or not approval.link_name:
        return None
    return f"länk till {approval.link_name}, skapad av {approval.link_made_by_name}"


def to_json(edition, document):
    return json.dumps(describe(edition, document), ensure_ascii=False, indent=2).encode()


def _moment(when):
    """A moment with its distance from UTC, to the second."""
    return timezone.localtime(when).isoformat(timespec="seconds")


def to_dublin_core(edition, document):
    """The same for whoever reads Dublin Core, by the rules for it in XML of 2003."""
    for prefix, namespace in (("dc", DC), ("dcterms", TERMS), ("xsi", XSI)):
        ElementTree.register_namespace(prefix, namespace)
    root = ElementTree.Element("metadata")
    for namespace, name, text, kind in _elements(edition, document):
        if not text:
            continue
        element = ElementTree.SubElement(root, f"{{{namespace}}}{name}")
        element.text = _REFUSED.sub("", text)
        if kind:
            element.set(f"{{{XSI}}}type", f"dcterms:{kind}")
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _elements(edition, document):
    annex = f"Bilaga {document.annex}" if document.annex else ""
    maker = ", ".join(filter(None, [document.office, document.division]))
    yield DC, "title", document.title, ""
    yield DC, "creator", maker, ""
    yield DC, "publisher", edition.archive.get("utgivare", ""), ""
    yield DC, "identifier", document.reference_number, ""
    yield DC, "identifier", f"sha256:{edition.sha256}", ""
    yield DC, "description", ", ".join(filter(None, [annex, f"utgåva {edition.number}"])), ""
    yield DC, "description", edition.reason, ""
    yield TERMS, "created", document.dated.isoformat(), "W3CDTF"
    yield TERMS, "available", _moment(edition.issued_at), "W3CDTF"
    if edition.approval:
        yield TERMS, "issued", _moment(edition.issued_at), "W3CDTF"
        yield TERMS, "dateAccepted", _moment(edition.approval.at), "W3CDTF"
    yield DC, "contributor", edition.approved_by_name, ""
    if through := _through(edition.approval):
        yield DC, "description", f"Godkänd genom {through}", ""
    if creator := edition.archive.get("arkivbildare"):
        yield TERMS, "provenance", f"Arkivbildare: {creator}", ""
    yield DC, "subject", edition.archive.get("klassificering", ""), ""
    yield DC, "type", "Text", "DCMIType"
    yield DC, "format", "application/pdf", "IMT"
    yield TERMS, "extent", f"{edition.pages} {'sida' if edition.pages == 1 else 'sidor'}", ""
    for word, standard in STANDARDS.items():
        if word in edition.variant:
            yield TERMS, "conformsTo", standard, ""
    yield DC, "language", "sv", "RFC3066"
    if edition.number > 1:
        yield TERMS, "replaces", f"utgåva {edition.number - 1}", ""
