from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reports.importing import UnreadableFile, read_document
from reports.importing.actions import import_report, known_head
from reports.starting.forms import HeadForm, proposed_head


class Command(BaseCommand):
    help = "Läser in en äldre rapport (DOCX, Markdown eller text) som ett utkast."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="filen som ska läsas")
        parser.add_argument("--slug", required=True, help="kortnamn i adressen")
        parser.add_argument("--title", required=True, help="rapportens rubrik")
        parser.add_argument("--short-title", default="", help="kort rubrik")
        parser.add_argument("--office", default="", help="förvaltning")
        parser.add_argument("--division", default="", help="avdelning")
        parser.add_argument("--annex", default="", help="bilagans nummer")
        parser.add_argument("--dnr", default="", help="diarienummer")
        parser.add_argument("--date", type=_day, help="daterad, till exempel 2011-03-24")
        parser.add_argument("--as-of", type=_day, help="dagen som registrets uppgifter gäller")

    def handle(self, file, **options):
        document = _read(file, options["title"])
        given = {
            "slug": options["slug"],
            "title": options["title"],
            "short_title": options["short_title"],
            "office": options["office"],
            "division": options["division"],
            "annex": options["annex"],
            "reference_number": options["dnr"],
            "dated": options["date"],
            "as_of": options["as_of"] or options["date"],
        }
        known = known_head(document) | {name: value for name, value in given.items() if value}
        form = HeadForm(proposed_head(timezone.localdate(), **known))
        if not form.is_valid():
            raise CommandError("\n".join(_said(form)))
        report = import_report(document, name=file.name, head=form.head, by=None)
        for note in document.notes:
            self.stdout.write(str(note))
        self.stdout.write(f"{report.get_absolute_url()}: {len(document.sections)} avsnitt")


def _read(file, title):
    try:
        with file.open("rb") as stream:
            return read_document(stream, file.name, title=title)
    except OSError as error:
        raise CommandError(f"Filen {file} går inte att öppna: {error.strerror}.") from error
    except UnreadableFile as error:
        raise CommandError(str(error)) from error


def _said(form):
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else name
        yield from (f"{label}: {error}" for error in errors)


def _day(text):
    return date.fromisoformat(text)
