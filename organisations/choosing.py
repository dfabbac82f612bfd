"""What a list's address asks for: its filter and its rows, for the page and for the file alike."""

from .filters import MandateFilter, OrganisationFilter
from .listing import organisations_on
from .models import Mandate
from .models.base import undated_last
from .states import name_holders, with_states


def chosen_organisations(request, day):
    """The filter of the list; its ``qs`` are the organisations."""
    return OrganisationFilter(request.GET, organisations_on(day.date), day=day.date)


def chosen_mandates(request, day):
    """The filter of the list, and its mandates with their states and holders on the day."""
    mandates = Mandate.objects.of_the_city().for_list().begun(day.date).with_succession(day.date)
    order = ("organisation__name", undated_last("starts_earliest"), "pk")
    filters = MandateFilter(request.GET, mandates.order_by(*order))
    rows = list(filters.qs)
    name_holders(rows, day.date)
    return filters, filters.in_states(with_states(rows, day.date))
