from django.urls import path

from . import draft_views, views

app_name = "reports"
urlpatterns = [
    path("", views.report_list, name="report-list"),
    path("<slug:slug>/", views.report_detail, name="report-detail"),
    path("<slug:slug>/avsnitt/<int:pk>/utkast/", draft_views.section_draft, name="section-draft"),
    path("<slug:slug>.pdf", views.report_pdf, name="report-pdf"),
]
