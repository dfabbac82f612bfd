import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisations.calendar.entries import KIND_LABELS

from .organisation import Organisation, Topic


def digest(token):
    """What is kept of a token: enough to know it again, too little to make it anew."""
    return hashlib.sha256(token.encode()).hexdigest()


class CalendarFeedQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(revoked_at__isnull=True)

    def with_token(self, token):
        """The feed that the token opens: found by its digest, so that no comparison takes time."""
        return self.in_use().filter(token_digest=digest(token), owner__is_active=True)


class CalendarFeed(models.Model):
    """A private address of the calendar, for a program that cannot sign in; it can be revoked."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="calendar_feeds",
        verbose_name=_("ägare"),
    )
    label = models.CharField(
        _("namn"), max_length=60, help_text=_("Till exempel: Telefonen, eller Outlook på jobbet.")
    )
    kinds = models.JSONField(_("visa"), default=list, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="calendar_feeds",
        verbose_name=_("organisation"),
    )
    topic = models.ForeignKey(
        Topic,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="calendar_feeds",
        verbose_name=_("sakområde"),
    )
    token_digest = models.CharField(
        _("adressens fingeravtryck"), max_length=64, unique=True, editable=False
    )
    created_at = models.DateTimeField(_("skapad"), auto_now_add=True)
    last_used_on = models.DateField(_("senast hämtad"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("återkallad"), null=True, editable=False)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("kalenderprenumeration")
        verbose_name_plural = _("kalenderprenumerationer")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "label"],
                condition=models.Q(revoked_at__isnull=True),
                name="calendar_feed_label_is_unique_while_in_use",
                violation_error_message=_("Det finns redan en prenumeration med det namnet."),
            )
        ]

    def __str__(self):
        return self.label

    def issue(self):
        """Give it an address and save it; returns the token, which is told this once."""
        token = secrets.token_urlsafe(32)
        self.token_digest = digest(token)
        self.save()
        return token

    def revoke(self):
        if self.revoked_at is None:
            self.revoked_at = timezone.now()
            self.save(update_fields=["revoked_at"])

    def used(self):
        """Note the day of use; one write a day, however often a program asks."""
        today = timezone.localdate()
        if self.last_used_on != today:
            type(self).objects.filter(pk=self.pk).update(last_used_on=today)

    @property
    def query(self):
        """What it holds, as the calendar's filters name it in an address."""
        chosen = {
            "slag": self.kinds,
            "organisation": self.organisation and self.organisation.slug,
            "omrade": self.topic and self.topic.slug,
        }
        return {name: value for name, value in chosen.items() if value}

    @property
    def content(self):
        """What it holds, in words."""
        kinds = [KIND_LABELS[kind] for kind in self.kinds] or [_("Allt")]
        return [*kinds, *filter(None, [self.organisation, self.topic])]
