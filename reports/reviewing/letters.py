"""The letter with a link for approving, in Swedish: who gets it has chosen no language here."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import override

from .proofs import document_of

logger = logging.getLogger(__name__)


def mail_is_configured():
    return bool(settings.EMAIL_HOST)


def send_link(link, address):
    """Send the address to the person; False when the mail server did not take the letter."""
    report = link.proof.report
    context = {
        "link": link,
        "address": address,
        "document": document_of(link.proof),
        "asked_by": link.made_by.get_full_name() or settings.CITY_UNIT.capitalize(),
        "city_name": settings.CITY_NAME,
        "city_unit": settings.CITY_UNIT,
    }
    with override("sv"):
        body = render_to_string("reports/approval_letter.txt", context)
    subject = " ".join(f"Att godkänna: {report.short_title}".split())
    try:
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [link.email])
    except (SMTPException, OSError):
        # The address of the link is a key and is not to stand in a log.
        logger.exception("The letter of approval link %s was not sent.", link.pk)
        return False
    return True
