"""Tables as files to take home."""

from tempfile import SpooledTemporaryFile

from django.conf import settings
from django.http import FileResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from stadsnat.sheets import CannotWrite, Fact, write_csv, write_xlsx
from stadsnat.templatetags.ui import moment

from .tables import rules

_IN_MEMORY = 5_000_000  # bytes; a larger file waits on disk
_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def file_of(request, tables, ending, *, name, facts=(), title="", can_return=True):
    """The tables as a file of that ending; CSV has room for the first of them only.

    A page that says why, where a value has no place in a file.

    ``facts`` are what "Om filen" says of these tables, before what it says of every file; and, of
    one that can be sent in again, how it is filled in.
    """
    stream = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the response closes it
    try:
        if ending == "csv":
            write_csv(tables[0], stream)
        else:
            about = [*facts, *_facts(), *(_rules() if can_return else ())]
            write_xlsx(tables, stream, about=about, title=title, language=get_language() or "sv")
    except CannotWrite as problem:
        stream.close()
        return render(
            request, "organisations/export_problem.html", {"problem": problem}, status=422
        )
    stream.seek(0)
    return FileResponse(
        stream, as_attachment=True, filename=f"{name}.{ending}", content_type=_TYPES[ending]
    )


def _facts():
    now = timezone.now()
    yield Fact("owner", _("Register"), settings.CITY_NAME)
    yield Fact("exported", _("Hämtad"), moment(now))
    yield Fact("exported-at", _("Hämtad, på sekunden"), now.isoformat(timespec="seconds"))
    yield Fact("language", _("Filens språk"), get_language() or "sv")


def _rules():
    for label, value in rules():
        yield Fact("", label, value)
