"""Keeps the English translation in step with the Swedish sentences of the code."""

from django.core.management.base import BaseCommand, CommandError

from stadsnat import catalog


class Command(BaseCommand):
    help = "Uppdaterar, kontrollerar eller kompilerar den engelska översättningen."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("action", choices=["update", "check", "compile"])

    def handle(self, *, action, **options):
        if action == "update":
            catalog.update(catalog.PO_FILE, catalog.ROOT)
            self.stdout.write("Översättningsfilen har nu kodens alla meningar.")
        elif action == "compile":
            if catalog.compile(catalog.PO_FILE):
                self.stdout.write("Översättningen är kompilerad.")
        elif lines := catalog.problems(catalog.PO_FILE, catalog.ROOT):
            listed = "\n".join(f"  {line}" for line in lines)
            raise CommandError(f"Den engelska översättningen är inte hel:\n{listed}")
        else:
            self.stdout.write("Den engelska översättningen är hel.")
