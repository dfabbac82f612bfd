from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvaluationsConfig(AppConfig):
    name = "evaluations"
    verbose_name = _("Utvärderingar")

    def ready(self):
        # Only now are the models there.
        from stadsnat import search

        from .search import SEARCHABLES

        search.register(*SEARCHABLES)
