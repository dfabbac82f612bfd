from django.urls import include, path

from . import views

app_name = "reports"
urlpatterns = [
    path("", views.report_list, name="report-list"),
    path("<slug:slug>/", views.report_detail, name="report-detail"),
    path("<slug:slug>/", include("reports.writing.urls")),
    path("<slug:slug>.pdf", views.report_pdf, name="report-pdf"),
]
