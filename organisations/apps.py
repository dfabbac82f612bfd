from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "organisations"
    verbose_name = _("Registret")

    def ready(self):
        # Only now are the models there.
        from stadsnat import search
        from stadsnat.saved_views import pages

        from .filters import MandateFilter, OrganisationFilter
        from .search import SEARCHABLES

        search.register(*SEARCHABLES)
        pages.register(
            "organisations:organisation-list", _("Organisationer"), OrganisationFilter.base_filters
        )
        pages.register("organisations:mandate-list", _("Uppdrag"), MandateFilter.base_filters)
