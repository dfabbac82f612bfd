"""What should have happened by the day, and what is about to."""

from datetime import timedelta

from django.db.models import (
    DateField,
    DurationField,
    ExpressionWrapper,
    IntegerField,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from organisations.models import Decision, Fee, Mandate, Membership

from .limits import FEE_DAYS, MEMBERSHIP_DAYS, PROPOSAL_MONTHS, months_before


def _terms(day):
    """The city's mandates that had begun by the day, each with the last day of its term."""
    return Mandate.objects.of_the_city().begun(day).with_term()


def unfilled_mandates(day):
    """Those whose term is over while the seat waits for the next: carried over, or vacant."""
    waiting = [Mandate.AfterTerm.CARRIES_OVER, Mandate.AfterTerm.STANDS_EMPTY]
    over = _terms(day).filter(term_latest__lt=day, after_term__in=waiting)
    return [over.with_succession(day).filter(has_successor=False)]


def ending_mandates(day):
    """Those whose term ends within the days of warning that each has."""
    days = Cast("warning_days", IntegerField())  # SQLite multiplies by no other kind of integer
    notice = ExpressionWrapper(Value(timedelta(days=1), DurationField()) * days, DurationField())
    warned = ExpressionWrapper(Value(day, DateField()) + notice, DateField())
    return [_terms(day).filter(term_latest__gte=day, term_latest__lte=warned)]


def ending_memberships(day):
    days = (day, day + timedelta(days=MEMBERSHIP_DAYS))
    return [Membership.objects.counted().begun(day).filter(ends_latest__range=days)]


def overdue_fees(day):
    return [Fee.objects.of_the_city().overdue(day)]


def coming_fees(day):
    days = (day, day + timedelta(days=FEE_DAYS))
    return [Fee.objects.of_the_city().not_known_paid(day).filter(due_latest__range=days)]


def idle_decisions(day):
    decided = Decision.objects.open_on(day).filter(stage=Decision.Stage.DECIDED)
    return [decided.filter(effective_latest__lt=day)]


def unanswered_proposals(day):
    proposed = Decision.objects.open_on(day).filter(stage=Decision.Stage.PROPOSED)
    dated = proposed.alias(day=Coalesce("dated_latest", "dated_earliest"))
    return [dated.filter(day__lte=months_before(day, PROPOSAL_MONTHS))]
