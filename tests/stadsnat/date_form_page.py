"""A page with a date in a form, as every editing page of the portal has: for real browsers."""

from django import forms
from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from stadsnat.formfields import DateWordsField

PAGE = """
{% extends "base.html" %}
{% block title %}{% if form.errors %}Fel: {% endif %}Ändra uppdrag{% endblock %}
{% block scripts %}{% include "components/htmx.html" %}{% endblock %}
{% block content %}
  <div class="title"><h1>Ändra uppdrag</h1></div>
  {% if saved %}<p id="saved">{{ saved }}</p>{% endif %}
  <form class="form" method="post" novalidate>
    {% csrf_token %}
    {{ form.starts.as_field_group }}
    {{ form.ends.as_field_group }}
    <div class="actions"><button class="button" type="submit">Spara uppdraget</button></div>
  </form>
{% endblock %}
"""


class TermForm(forms.Form):
    starts = DateWordsField(
        label="Från",
        required=True,
        help_text="Skriv så exakt som källan: 2023, juni 2023, våren 2018 eller 2011-11-23.",
    )
    ends = DateWordsField(label="Till", open_allowed=True)


def term_update(request):
    form = TermForm(request.POST or None, initial={"starts": "2003", "ends": ".."})
    saved = form.cleaned_data if request.POST and form.is_valid() else None
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"form": form, "saved": saved}, request))


urlpatterns = [
    path("uppdrag/andra/", term_update, name="term-update"),
    path("", include("stadsnat.urls")),
]
