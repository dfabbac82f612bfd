from django.core.management.base import BaseCommand, CommandError

from reports.issuing.verify import verify
from reports.models import Report


class Command(BaseCommand):
    help = (
        "Kontrollerar att varje utgåva är som den gavs ut: kontrollsumman, och där samma version "
        "är installerad en ny utskrift, byte för byte."
    )

    def add_arguments(self, parser):
        parser.add_argument("--slug", default="", help="bara den rapportens utgåvor")

    def handle(self, slug, **options):
        if slug and not Report.objects.filter(slug=slug).exists():
            raise CommandError(f"Det finns ingen rapport som heter ”{slug}”.")
        number = wrong = 0
        for verdict in verify(slug):
            number += 1
            wrong += bool(verdict.faults)
            self.stdout.write(f"{verdict.name}: {_said(verdict)}")
        if not number:
            self.stdout.write("Det finns ingen utgåva att kontrollera.")
        if wrong:
            raise CommandError(f"{wrong} av {number} utgåvor är inte som de gavs ut.")


def _said(verdict):
    if verdict.faults:
        return f"FEL – {'; '.join(verdict.faults)}."
    if verdict.is_printed_again:
        return "oförändrad, och en ny utskrift ger samma byte."
    return (
        "oförändrad. Den skrivs inte ut på nytt, eftersom den är gjord med en annan version av "
        f"{', '.join(verdict.other)}."
    )
