from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from reports.build import build
from reports.models import Report
from reports.printing.press import PrintProblem
from reports.prose.expressions import ReferenceProblems
from reports.render import render_pdf


class Command(BaseCommand):
    help = "Skriver en rapport som PDF."

    def add_arguments(self, parser):
        parser.add_argument("slug", help="rapportens kortnamn, till exempel oversyn-2011")
        parser.add_argument("--output", required=True, type=Path, help="filen som ska skrivas")

    def handle(self, slug, output, **options):
        report = Report.objects.filter(slug=slug).first()
        if report is None:
            raise CommandError(f"Det finns ingen rapport som heter ”{slug}”.")
        try:
            _, printed = render_pdf(build(report))
        except (ReferenceProblems, PrintProblem) as problem:
            raise CommandError(str(problem)) from problem
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(printed.pdf)
        unit = "sida" if printed.pages == 1 else "sidor"
        self.stdout.write(f"{output}: {printed.pages} {unit}")
