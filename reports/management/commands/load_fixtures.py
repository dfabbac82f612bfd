"""Fills an empty register from the fixtures, and its reports, which were decided long ago."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from organisations import fixtures
from organisations.models import Citation, Claim, Mandate, Membership, Organisation, Source
from reports.issuing.issue import IssueProblem
from reports.issuing.older import issue_older
from reports.models import Report
from stadsnat import search
from stadsnat.search.models import SearchEntry


class Command(BaseCommand):
    help = "Läser in registret och rapporterna från fixtures/, om registret är tomt."

    @transaction.atomic
    def handle(self, *args, **options):
        if Organisation.objects.exists():
            self.stdout.write("Registret innehåller redan uppgifter; inget lästes in.")
            if not SearchEntry.objects.exists():  # filled before there was a search
                search.rebuild()
            return
        for folder in ("register", "evaluations", "reports"):
            for path in sorted((settings.BASE_DIR / "fixtures" / folder).glob("*.yaml")):
                try:
                    fixtures.load(path)
                except fixtures.FixtureError as error:
                    raise CommandError(str(error)) from error
        try:
            for report in Report.objects.filter(state=Report.State.ISSUED):
                issue_older(report)
        except IssueProblem as problem:
            raise CommandError(str(problem)) from problem
        search.rebuild()
        self.stdout.write(
            f"Registret: {Organisation.objects.count()} organisationer, "
            f"{Membership.objects.count()} medlemskap, {Mandate.objects.count()} uppdrag och "
            f"{Claim.objects.count()} uppgifter, med {Citation.objects.count()} hänvisningar "
            f"till {Source.objects.count()} källor."
        )
