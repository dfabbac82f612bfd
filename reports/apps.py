from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = _("Rapporter")

    def ready(self):
        # Only now are the models there.
        from stadsnat import search, wording

        from .history import told
        from .models import Section
        from .search import SEARCHABLES

        search.register(*SEARCHABLES)
        wording.tell_as(Section, "text", told)
