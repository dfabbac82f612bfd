"""The file written once: its bytes are asked for twice, to be written and to be summed."""

import zlib
from typing import Any

import pydyf

LEVEL = 6  # of compression: the ninth, which pydyf takes, needs thrice the time for 3 % less


class _Written(pydyf.Object):  # type: ignore[misc]  # pydyf says no types
    """An object of the file whose bytes will not change."""

    def __init__(self, written: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation, self.free = written.number, written.generation, written.free
        self._data = _stream(written) if isinstance(written, pydyf.Stream) else written.data
        self._compressible: bool = written.compressible

    @property
    def data(self) -> bytes:
        return self._data

    @property
    def compressible(self) -> bool:
        return self._compressible


def _stream(written: Any) -> bytes:
    """As pydyf's, for what it compresses."""
    if not written.compress:
        data: bytes = written.data
        return data
    items = [one if type(one) is bytes else _bytes(one) for one in written.stream]
    content = zlib.compress(b"\n".join(items), LEVEL)
    extra = pydyf.Dictionary({**written.extra, "Filter": "/FlateDecode", "Length": len(content)})
    return b"\n".join((extra.data, b"stream", content, b"endstream"))


def _bytes(item: Any) -> bytes:
    encoded: bytes = item.encode() if type(item) is str else pydyf._to_bytes(item)
    return encoded


def write_once(pdf: Any) -> None:
    """The last of the finishing: nothing is added to the objects after it."""
    for number, one in enumerate(pdf.objects[1:], start=1):
        pdf.objects[number] = _Written(one)


def page_references(self: Any) -> tuple[bytes, ...]:
    """As pydyf's, which makes them all for every tag."""
    kids = self.pages["Kids"]
    known: tuple[bytes, ...] = self.__dict__.get("known_references", ())
    if len(known) * 3 != len(kids):
        known = tuple(f"{number} 0 R".encode() for number in kids[::3])
        self.known_references = known
    return known
