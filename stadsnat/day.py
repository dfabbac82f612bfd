"""The day that a page is for: ``?datum=2011-03-24``, or today."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

# The years that dates in words may have. Beyond them, the sums of days that pages make overflow.
YEARS = range(1000, 3000)


@dataclass(frozen=True)
class Day:
    """The day a page shows; what was written, and what was wrong with it if anything was."""

    date: date
    written: str
    error: str = ""

    @property
    def is_today(self):
        return self.date == timezone.localdate()

    @property
    def query(self):
        """What to add to a link so that the next page shows the same day."""
        return "" if self.is_today else f"?datum={self.date.isoformat()}"


def chosen_day(request):
    """The day of the request; today, with a kind message, when it cannot be read."""
    return written_day(request.GET.get("datum", "").strip())


def written_day(written):
    """The day that was written; today, with a kind message, when it cannot be read."""
    today = timezone.localdate()
    if not written:
        return Day(today, today.isoformat())
    try:
        found = date.fromisoformat(written)
    except ValueError:
        found = None
    # Python also reads 20110324 and weeks; one way of writing a day is enough.
    if found is None or found.isoformat() != written or found.year not in YEARS:
        message = _(
            "Dagen ”%(written)s” går inte att läsa. Skriv den som 2011-03-24. "
            "Sidan visar läget i dag."
        )
        return Day(today, written, message % {"written": written[:40]})
    return Day(found, written)
