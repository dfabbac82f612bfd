"""What the editor asks while one writes: which facts there are, and what an expression says."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from reports import blocks
from reports.blocks import KINDS
from reports.blocks.scope import scope_of
from reports.markup import block_html
from reports.prose.nodes import DataBlock
from stadsnat.roles import editor_required

from . import script
from .addresses import report_of, section_of
from .known import known_for, offered

MOST_ASKED = 40


@editor_required
@require_safe
@vary_on_headers("Accept")
def report_facts(request, slug):
    report = report_of(request, slug)
    q, network = request.GET.get("q", ""), request.GET.get("natverk", "")
    facts, count = offered(report.as_of, q, network)
    if request.accepts("text/html"):
        context = {"report": report, "facts": facts, "count": count, "q": q, "network": network}
        return render(request, "reports/report_facts.html", context)
    return JsonResponse({"facts": [script.fact(fact) for fact in facts], "count": count})


@editor_required
@require_safe
def report_values(request, slug):
    report = report_of(request, slug)
    asked = request.GET.getlist("uttryck")[:MOST_ASKED]
    known = known_for(report.as_of, asked)
    return JsonResponse({"values": [script.said(known.say(text)) for text in asked]})


@editor_required
@require_safe
def section_block(request, slug, pk):
    section = section_of(report_of(request, slug), request, pk)
    block = DataBlock(
        request.GET.get("slag", ""),
        request.GET.get("rubrik", ""),
        tuple(request.GET.get("endast", "").split()),
    )
    if section is None or block.kind not in KINDS:
        raise Http404
    with override("sv"):
        whole = scope_of(section.report, section.report.sections.select_related("organisation"))
        return HttpResponse(block_html(blocks.make(block, whole.of_section(section))))
