from django.urls import path

from . import draft_views, views
from .importing import views as importing
from .starting import views as starting

app_name = "reports"
urlpatterns = [
    path("", views.report_list, name="report-list"),
    path("ny/", starting.report_create, name="report-create"),
    path("las-in/", importing.manuscript_create, name="manuscript-create"),
    path("las-in/<int:pk>/", importing.manuscript_detail, name="manuscript-detail"),
    path("las-in/<int:pk>/ta-bort/", importing.manuscript_delete, name="manuscript-delete"),
    path("<slug:slug>/", views.report_detail, name="report-detail"),
    path("<slug:slug>/avsnitt/<int:pk>/utkast/", draft_views.section_draft, name="section-draft"),
    path("<slug:slug>/kopiera/", starting.report_copy, name="report-copy"),
    path("<slug:slug>.pdf", views.report_pdf, name="report-pdf"),
]
