from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisations.models import Decision, Event, Organisation
from organisations.models.base import SourcedQuerySet, SourcedRecord
from stadsnat.fields import EDTFField

from .round import Round


class RecommendationQuerySet(SourcedQuerySet):
    def by(self, day=None):
        """What had been recommended by the given day, today unless told."""
        return self.filter(made_earliest__lte=day or timezone.localdate())

    def for_list(self):
        """With all that a list of them shows, in one query; what is for all networks comes last."""
        rows = self.select_related(
            "organisation", "round", "deadline_event__organisation", "decision"
        )
        return rows.order_by("-made_earliest", F("organisation__name").asc(nulls_last=True), "pk")


class Recommendation(SourcedRecord):
    """What the unit proposes for a network or for all of them, the answer, and what came of it."""

    class Kind(models.TextChoices):
        CONTINUE = "continue", _("fortsätta")
        DEEPEN = "deepen", _("fördjupa")
        REDUCE = "reduce", _("minska")
        LEAVE_BOARD = "leave_board", _("lämna styrelsen")
        LEAVE = "leave", _("lämna")
        JOIN = "join", _("gå med")
        OTHER = "other", _("annat")

    class Answer(models.TextChoices):
        UNKNOWN = "unknown", _("uppgift saknas")
        ACCEPTED = "accepted", _("godtagen")
        PARTLY = "partly", _("delvis godtagen")
        REJECTED = "rejected", _("avvisad")

    class Effect(models.TextChoices):
        UNKNOWN = "unknown", _("uppgift saknas")
        NOT_CARRIED_OUT = "not_carried_out", _("inte genomförd")
        CARRIED_OUT = "carried_out", _("genomförd")

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("organisation"),
        help_text=_("Tomt betyder att rekommendationen gäller alla nätverk."),
    )
    round = models.ForeignKey(
        Round,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("utvärderingsomgång"),
        help_text=_("Den som rekommendationen bygger på, om någon."),
    )
    kind = models.CharField(_("slag"), max_length=20, choices=Kind)
    text = models.CharField(
        _("rekommendation"),
        max_length=200,
        blank=True,
        help_text=_("En mening. Tomt: den står i förslaget eller beslutet nedan."),
    )
    motive = models.TextField(_("skäl"), blank=True)
    made = EDTFField(_("lämnad"), blank=False, bounds=("made_earliest", "made_latest"))
    made_earliest = models.DateField(_("lämnad tidigast"), null=True, editable=False)
    made_latest = models.DateField(_("lämnad senast"), null=True, editable=False)
    deadline = EDTFField(
        _("senast"),
        bounds=("deadline_earliest", "deadline_latest"),
        help_text=_("Tomt: den dag som förslaget eller beslutet nedan har verkan från."),
    )
    deadline_earliest = models.DateField(_("senast, första dag"), null=True, editable=False)
    deadline_latest = models.DateField(_("senast, sista dag"), null=True, editable=False)
    deadline_event = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("senast vid"),
        help_text=_("I stället för ett datum."),
    )
    decision = models.ForeignKey(
        Decision,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("förslag eller beslut"),
        help_text=_("Där rekommendationen, eller beslutet om den, står i registret."),
    )
    answer = models.CharField(_("svar"), max_length=20, choices=Answer, default=Answer.UNKNOWN)
    answered = EDTFField(
        _("svaret daterat"),
        bounds=("answered_earliest", "answered_latest"),
        help_text=_("Före den dagen visas svaret som okänt."),
    )
    answered_earliest = models.DateField(_("svaret tidigast"), null=True, editable=False)
    answered_latest = models.DateField(_("svaret senast"), null=True, editable=False)
    effect = models.CharField(
        _("genomförande"), max_length=20, choices=Effect, default=Effect.UNKNOWN
    )
    effect_dated = EDTFField(
        _("genomförandet daterat"),
        bounds=("effect_earliest", "effect_latest"),
        help_text=_("Före den dagen visas genomförandet som okänt."),
    )
    effect_earliest = models.DateField(_("genomförandet tidigast"), null=True, editable=False)
    effect_latest = models.DateField(_("genomförandet senast"), null=True, editable=False)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering = ["-made_earliest", "pk"]
        verbose_name = _("rekommendation")
        verbose_name_plural = _("rekommendationer")
        constraints = [
            models.CheckConstraint(
                name="recommendation_says_what_is_recommended",
                condition=~Q(text="") | Q(decision__isnull=False),
                violation_error_message=_("Skriv rekommendationen, eller välj ett förslag."),
            ),
            models.CheckConstraint(
                name="recommendation_has_a_day_or_an_event_as_deadline",
                condition=Q(deadline="") | Q(deadline_event__isnull=True),
                violation_error_message=_("Ange ett datum eller en händelse, inte båda."),
            ),
            models.CheckConstraint(
                name="recommendation_has_a_day_of_answer_only_when_answered",
                condition=Q(answered="") | ~Q(answer="unknown"),
                violation_error_message=_("En dag för svaret är angiven. Välj då svaret."),
            ),
            models.CheckConstraint(
                name="recommendation_has_a_day_of_effect_only_when_known",
                condition=Q(effect_dated="") | ~Q(effect="unknown"),
                violation_error_message=_(
                    "En dag för genomförandet är angiven. Välj då hur det gick."
                ),
            ),
        ]

    def __str__(self):
        return self.words

    @property
    def words(self):
        """What is recommended, in one sentence without its full stop."""
        return (self.text or self.decision.title).rstrip(".")

    @property
    def due(self):
        """The last day as EDTF, "" when none is stated: its own, the event's or the proposal's."""
        if self.deadline_event:
            return self.deadline_event.held
        return self.deadline or (self.decision.effective if self.decision else "")

    def answer_said(self, day):
        """What had been answered by the day, in words; "" when that was not known."""
        is_later = self.answered_earliest and self.answered_earliest > day
        if self.answer != self.Answer.UNKNOWN and not is_later:
            return self.get_answer_display()
        return self.decision.outcome_on(day) if self.decision else ""

    def effect_said(self, day):
        """Whether it had been carried out by the day, in words; "" when that was not known."""
        is_later = self.effect_earliest and self.effect_earliest > day
        is_known = self.effect != self.Effect.UNKNOWN and not is_later
        return self.get_effect_display() if is_known else ""
