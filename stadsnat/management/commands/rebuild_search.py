from django.core.management.base import BaseCommand

from stadsnat import search


class Command(BaseCommand):
    help = "Bygger om sökregistret från grunden, till exempel efter en inläsning utanför portalen."

    def handle(self, **options):
        self.stdout.write(f"Sökregistret är ombyggt: {search.rebuild()} rader går att hitta.")
