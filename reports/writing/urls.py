"""The addresses of writing; reports/urls.py puts them under a report's."""

from django.urls import path

from . import lookup_views, structure_views, views

urlpatterns = [
    path("skriv/", views.report_write, name="report-write"),
    path("huvud/", views.report_update, name="report-update"),
    path("ta-bort/", structure_views.report_delete, name="report-delete"),
    path("uppgifter/", lookup_views.report_facts, name="report-facts"),
    path("varden/", lookup_views.report_values, name="report-values"),
    path("avsnitt/nytt/", structure_views.section_create, name="section-create"),
    path("avsnitt/<int:pk>/", views.section_update, name="section-update"),
    path("avsnitt/<int:pk>/spara/", views.section_save, name="section-save"),
    path("avsnitt/<int:pk>/block/", lookup_views.section_block, name="section-block"),
    path("avsnitt/<int:pk>/flytta/", structure_views.section_move, name="section-move"),
    path("avsnitt/<int:pk>/ta-bort/", structure_views.section_delete, name="section-delete"),
]
