"""What makes WeasyPrint's file both PDF/A-3a (or 2a) and PDF/UA-1.

WeasyPrint writes one standard at a time. It is asked for PDF/A; what PDF/UA-1 wants besides is
added through the two places it leaves open: the metadata, and the finished file before it is
written.
"""

import re
from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.document import DocumentMetadata

_PROPERTY = """
<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li>
"""
# PDF/A wants every property that it does not know itself to be described in the same file.
_CONFORMS = f"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{_PROPERTY}</rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
""".encode()
_END = b"</rdf:RDF>"


class ArchiveMetadata(DocumentMetadata):  # type: ignore[misc]  # WeasyPrint says no types
    """The document's metadata, which also say that it is PDF/UA-1."""

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str) -> bytes:
        rdf: bytes = super().generate_rdf_metadata(variant, version, conformance)
        return rdf.replace(_END, _CONFORMS + _END)

    def include_in_pdf(
        self, pdf: Any, variant: str, version: int, conformance: str, compress: bool
    ) -> None:
        # Left readable, for whoever has no program for PDF.
        super().include_in_pdf(pdf, variant, version, conformance, False)


def finish(_document: Any, pdf: Any) -> None:
    """Mend the file before it is written."""
    if "AF" in pdf.catalog:  # where each attachment is named twice
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
    _name_all_glyphs(pdf)
    _Tags(pdf).mend()


def _name_all_glyphs(pdf: Any) -> None:
    """Arabic letters are drawn with more glyphs than they are; those beyond get a joiner.

    A character that nothing is drawn for, and that changes no word: each glyph must have one.
    """
    for one in pdf.objects:
        if isinstance(one, pydyf.Stream) and b"begincmap" in one.stream[:8]:
            one.stream = [re.sub(rb"^(<\w+>) <>$", rb"\1 <200d>", line) for line in one.stream]


class _Tags:
    """The tree of tags."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.root = self.at(pdf.catalog["StructTreeRoot"])

    def at(self, reference: bytes) -> Any:
        return self.pdf.objects[int(reference.split()[0])]

    def kids(self, element: Any) -> list[Any]:
        return [self.at(kid) for kid in element.get("K", ()) if isinstance(kid, bytes)]

    def mend(self) -> None:
        in_tree = set(self._below(self.root))
        self._make_artifacts_of_running_heads(in_tree)
        [document] = self.kids(self.root)
        self._name_footnotes(document)
        for element in list(self.pdf.objects):
            kind = element.get("S") if isinstance(element, dict) else None
            if kind == "/TH":
                element["A"]["Scope"] = _scope(str(element["ID"].string))
            elif kind == "/LI":
                self._give_body(element)

    def _below(self, element: Any) -> Iterator[bytes]:
        todo = list(element["K"])
        while todo:
            reference = todo.pop()
            yield reference
            todo += [kid for kid in self.at(reference).get("K", ()) if isinstance(kid, bytes)]

    def _make_artifacts_of_running_heads(self, in_tree: set[bytes]) -> None:
        """What stands in a page's margin is no content: its elements hang on nothing."""
        numbers = self.at(self.root["ParentTree"])["Nums"]
        for page, number in enumerate(self.pdf.pages["Kids"][::3]):
            elements = numbers[page * 2 + 1]
            loose = {n for n, reference in enumerate(elements) if reference not in in_tree}
            stream = self.at(self.pdf.objects[number]["Contents"]).stream
            for place, item in enumerate(stream):
                if isinstance(item, dict) and item.get("MCID") in loose:
                    stream[place - 1] = "/Artifact"
                    stream[place] = pydyf.Dictionary({"Type": "/Pagination", "Subtype": "/Header"})
            for n in loose:
                elements[n] = b"null"

    def _name_footnotes(self, document: Any) -> None:
        """The notes of a page stand in a box of their own beside its text."""
        areas = [kid for kid in self.kids(document) if kid["S"] == "/NonStruct"]
        notes = [note for area in areas for note in self.kids(area) if note["S"] == "/Span"]
        for number, note in enumerate(notes, start=1):
            note["S"] = "/Note"
            note["ID"] = pydyf.String(f"note-{number}")

    def _give_body(self, item: Any) -> None:
        """An item of a list has a label and a body, whatever stands in it."""
        labels = [kid for kid in self.kids(item) if kid["S"] == "/Lbl"]
        others = [kid for kid in self.kids(item) if kid["S"] != "/Lbl"]
        if [kid["S"] for kid in others] in ([], ["/LBody"]):
            return
        body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "P": item.reference})
        self.pdf.add_object(body)
        body["Pg"] = item["Pg"]
        body["K"] = pydyf.Array([kid.reference for kid in others])
        for kid in others:
            kid["P"] = body.reference
            if kid["S"] == "/LBody":
                kid["S"] = "/NonStruct"
        item["K"] = pydyf.Array([kid.reference for kid in [*labels, body]])


def _scope(name: str) -> str:
    """WeasyPrint names a header cell after its table, row and column."""
    _table, row, column = name.rsplit("-", 2)
    return "/Row" if column == "0" and row != "0" else "/Column"
