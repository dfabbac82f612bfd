"""Corrections that somebody signed in proposes; they are no part of the register until accepted."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ProposalQuerySet(models.QuerySet):
    def with_state(self):
        """Adds is_open: whether any part of it still waits for an answer."""
        waiting = ProposedValue.objects.filter(
            proposal=OuterRef("pk"), decision=ProposedValue.Decision.OPEN
        )
        return self.annotate(is_open=Exists(waiting))

    def open(self):
        """Those with a part that still waits for an answer."""
        return self.with_state().filter(is_open=True)

    def for_list(self):
        """Everything a list of proposals shows but the names of rows; those that wait first."""
        return (
            self.with_state()
            .select_related("by", "content_type")
            .prefetch_related("values__decided_by")
            .order_by("-is_open", "-pk")
        )


class Proposal(models.Model):
    """A correction of one row that somebody proposed: field by field, or in their own words."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="proposals",
        verbose_name=_("av"),
    )
    at = models.DateTimeField(_("när"), auto_now_add=True)
    content_type = models.ForeignKey(
        ContentType, on_delete=models.PROTECT, verbose_name=_("gäller slag av rad")
    )
    object_id = models.PositiveBigIntegerField(_("gäller rad"))
    target = GenericForeignKey()
    version = models.PositiveBigIntegerField(
        _("version"), help_text=_("Radens historikrad när förslaget skrevs.")
    )
    reason = models.TextField(_("skäl"), blank=True)
    source_words = models.CharField(_("källa"), max_length=300, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("förslag till rättelse")
        verbose_name_plural = _("förslag till rättelser")
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self):
        return self.reason or str(self._meta.verbose_name)

    def get_absolute_url(self):
        return reverse("organisations:proposal-detail", args=[self.pk])

    @property
    def model(self):
        return self.content_type.model_class()


class ProposedValue(models.Model):
    """One part of a proposal: a field's new value, or in words what is missing; and the answer."""

    class Decision(models.TextChoices):
        OPEN = "open", _("väntar på svar")
        ACCEPTED = "accepted", _("godtaget")
        DECLINED = "declined", _("avslaget")

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="values", verbose_name=_("förslag")
    )
    # Empty: the new value says in words what the page lacks.
    field = models.CharField(_("fält"), max_length=60, blank=True)
    old = models.JSONField(_("värde då"), null=True, encoder=DjangoJSONEncoder)
    new = models.JSONField(_("föreslaget värde"), null=True, encoder=DjangoJSONEncoder)
    words = models.CharField(
        _("källans ord"), max_length=200, blank=True, help_text=_("Ord som hör till ett datum.")
    )
    decision = models.CharField(
        _("avgörande"), max_length=20, choices=Decision, default=Decision.OPEN
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("avgjort av"),
    )
    decided_at = models.DateTimeField(_("avgjort"), null=True)
    answer = models.TextField(_("svar"), blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("föreslaget värde")
        verbose_name_plural = _("föreslagna värden")
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "field"], name="proposal_has_one_value_of_each_field"
            ),
            models.CheckConstraint(
                name="proposed_value_decided_by_and_at_together",
                condition=Q(decision="open", decided_by__isnull=True, decided_at__isnull=True)
                | ~Q(decision="open") & Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.field or str(self.new)

    @property
    def is_open(self):
        return self.decision == self.Decision.OPEN
