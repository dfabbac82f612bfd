"""The pages and files of what is issued: exactly what was frozen, never made anew."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from reports.document import from_json
from reports.models import Edition, Report
from reports.render import rendered_chapters

from .package import package
from .unreadable import cannot_be_read

A_YEAR = 31536000


@require_safe
def edition_list(request, slug):
    report = get_object_or_404(Report.objects.readable_by(request.user), slug=slug)
    editions = report.editions.with_successors()
    # The draft's own head is for those who write it; a report that nobody has issued is theirs.
    context = {"report": report, "editions": editions, "head": editions[0] if editions else report}
    return render(request, "reports/edition_list.html", context)


@require_safe
def edition_detail(request, slug, number):
    edition = _edition(slug, number)
    editions = edition.report.editions.with_successors()
    context = {
        "edition": edition,
        "report": edition.report,
        "replaced_by": next(e.replaced_by for e in editions if e == edition),
        "newest": editions[0],
        "others": [other for other in editions if other != edition],
        **_text_of(edition),
    }
    return render(request, "reports/edition_detail.html", context)


def _text_of(edition):
    """What was issued, from its own data; its plain words if the portal no longer reads that."""
    try:
        document = from_json(edition.data)
    except ValueError:
        return {"lines": edition.text.splitlines()}
    return {"document": document, "chapters": rendered_chapters(document)}


@require_safe
def edition_pdf(request, slug, number):
    edition = _edition(slug, number)
    name = f'inline; filename="{edition.stem}.pdf"'
    return _file(request, bytes(edition.pdf), "application/pdf", name, edition.sha256)


@require_safe
def edition_data(request, slug, number):
    edition = _edition(slug, number)
    name = f'attachment; filename="{edition.stem}.json"'
    return _file(request, edition.data.encode(), "application/json", name, edition.sha256)


@require_safe
def edition_package(request, slug, number):
    edition = _edition(slug, number)
    try:
        document = from_json(edition.data)
    except ValueError:
        return cannot_be_read(request, edition)
    name = f'attachment; filename="{edition.stem}.zip"'
    response = HttpResponse(package(edition, document), content_type="application/zip")
    response["Content-Disposition"] = name
    return response


def _edition(slug, number):
    editions = Edition.objects.select_related("report", "approval")
    return get_object_or_404(editions, report__slug=slug, number=number)


def _file(request, content, kind, disposition, tag):
    """A file that never changes: whoever has it need not ask for it again."""
    whose = "private" if settings.READERS_SIGN_IN else "public"
    headers = {
        "Content-Disposition": disposition,
        "Content-Language": "sv",
        "Cache-Control": f"{whose}, max-age={A_YEAR}, immutable",
        "ETag": quote_etag(tag),
    }
    response = HttpResponse(content, content_type=kind, headers=headers)
    return get_conditional_response(request, etag=headers["ETag"], response=response)
