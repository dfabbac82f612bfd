"""How old a statement may be before it is to be looked at again. All limits stand here."""

from calendar import monthrange
from datetime import date

from organisations.models import Claim

Kind = Claim.Kind

# In months, by kind of claim. What happened once does not grow old, and has no limit.
CLAIM_MONTHS = {
    Kind.MEMBERS: 24,  # networks report their members each year; two missed reports are too many
    Kind.COUNT: 24,  # the same
    Kind.PROJECT: 24,  # a project seldom runs for more than three years
    Kind.ACTIVITY: 36,  # the plans of work that networks publish run for two or three years
    Kind.ROLE: 36,  # the same
    Kind.BENEFIT: 36,  # the benefit is to be weighed anew at least once in a term of office
    Kind.CITYS_VIEW: 48,  # a term of office: a new council may see it otherwise
    Kind.POLICY: 48,  # the same
    Kind.TARGET_GROUP: 60,  # changes when a network changes its statutes
    Kind.WAY_OF_WORKING: 60,  # the same
    Kind.PURPOSE: 60,  # the same
}

# In months. Longer than one missed year of reporting, shorter than a term of office.
MEMBERSHIP_MONTHS = 36  # a membership that is said to go on, since a source last said so
PARTICIPATION_MONTHS = 36  # a part taken in a network, since a source last said so
END_UNKNOWN_MONTHS = 12  # a yearly fee comes round within that time, and tells
WEB_PAGE_MONTHS = 24  # pages change without saying so
PROPOSAL_MONTHS = 6  # a matter passes board and council within half a year

# In days.
FEE_DAYS = 60  # time to approve an invoice, or to leave before the next one
MEMBERSHIP_DAYS = 180  # time for a decision to renew; mandates have their own warning_days


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month when it is shorter."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))
