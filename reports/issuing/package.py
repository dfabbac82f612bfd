"""The delivery package of an edition, for the registry and the archive: one ZIP, always the same.

Nothing in it is packed tighter: how tight depends on the version of zlib, and its bytes would too.
"""

import hashlib
import io
import zipfile

from django.utils import timezone

from . import metadata
from .attachments import table_files

SUMS = "SHA256SUMS"
# fmt: off
README = """\
{title}
Utgåva {number}

{pdf}
    Bilagan som den gavs ut. Det är den som gäller.
{json}
    Hela innehållet som data, med källorna till de uppgifter som texten nämner.
tabeller/
    Bilagans tabeller som CSV: UTF-8, semikolon, en rubrikrad. En cell som kan tas för en
    formel har en apostrof framför sig.
metadata.json, dublin-core.xml
    Vad som lämnas, vem som har godkänt och gett ut det och när, och uppgifter för arkivet.
    Det som inte är känt är null i metadata.json och saknas i dublin-core.xml.
{sums}
    Filernas kontrollsummor. Kontrollera med: sha256sum --check {sums}
"""
# fmt: on


def package(edition, document):
    """The bytes of the ZIP; ``document`` is what the edition's data say."""
    moment = timezone.localtime(edition.issued_at).timetuple()[:6]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(_files(edition, document).items()):
            entry = zipfile.ZipInfo(f"{edition.stem}/{name}", moment)
            entry.create_system = 3  # so that the rights below are read the same everywhere
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content)
    return stream.getvalue()


def _files(edition, document):
    files = {
        f"{edition.stem}.pdf": bytes(edition.pdf),
        f"{edition.stem}.json": edition.data.encode(),
        "metadata.json": metadata.to_json(edition, document),
        "dublin-core.xml": metadata.to_dublin_core(edition, document),
        "LAS-MIG.txt": _readme(edition, document).encode(),
    }
    files |= {f"tabeller/{table.name}": table.to_csv() for table in table_files(document)}
    return files | {SUMS: _sums(files)}


def _readme(edition, document):
    stem = edition.stem
    named = {"pdf": f"{stem}.pdf", "json": f"{stem}.json", "sums": SUMS}
    return README.format(title=document.title, number=edition.number, **named)


def _sums(files):
    """As the command sha256sum writes and reads them."""
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()
