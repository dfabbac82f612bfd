"""What the editor asks while one writes: which facts there are, and what an expression says."""

from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from stadsnat.roles import editor_required

from . import script
from .finding import report_of
from .known import known_on, offered, say

MOST_ASKED = 40


@editor_required
@require_safe
@vary_on_headers("Accept")
def report_facts(request, slug):
    report = report_of(request, slug)
    q, network = request.GET.get("q", ""), request.GET.get("network", "")
    facts, count = offered(known_on(report.as_of), q, network)
    if request.accepts("text/html"):
        context = {"report": report, "facts": facts, "count": count, "q": q, "network": network}
        return render(request, "reports/report_facts.html", context)
    return JsonResponse({"facts": [script.fact(fact) for fact in facts], "count": count})


@editor_required
@require_safe
def report_values(request, slug):
    report = report_of(request, slug)
    known = known_on(report.as_of)
    asked = request.GET.getlist("uttryck")[:MOST_ASKED]
    return JsonResponse({"values": [script.said(say(text, known)) for text in asked]})
