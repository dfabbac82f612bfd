from django.urls import path

import stadsnat.converters  # noqa: F401 - the converter of <record:model>

from . import edit_views, end_views, merge_views, proposal_views, views, views_review
from .calendar import views as calendar
from .exchange import export_views, import_views

app_name = "organisations"
urlpatterns = [
    # First: an organisation may not be called "ny".
    path("<record:model>/ny/", edit_views.record_create, name="record-create"),
    path("organisationer/", views.organisation_list, name="organisation-list"),
    path(
        "organisationer/export.<ending:ending>",
        export_views.organisation_export,
        name="organisation-export",
    ),
    path("organisationer/<slug:slug>/", views.organisation_detail, name="organisation-detail"),
    path(
        "organisationer/<slug:slug>/historik/",
        views.organisation_history,
        name="organisation-history",
    ),
    path(
        "organisationer/<slug:slug>/sla-samman/",
        merge_views.organisation_merge,
        name="organisation-merge",
    ),
    path("personer/<int:pk>/sla-samman/", merge_views.person_merge, name="person-merge"),
    path(
        "organisationer/<slug:slug>/<record:model>/ny/",
        edit_views.record_create,
        name="record-create",
    ),
    path(
        "organisationer/<slug:slug>/saknas/",
        proposal_views.missing_propose,
        name="missing-propose",
    ),
    path("<record:model>/<int:pk>/foresla/", proposal_views.record_propose, name="record-propose"),
    path("forslag/", proposal_views.proposal_list, name="proposal-list"),
    path("forslag/mina/", proposal_views.proposal_mine, name="proposal-mine"),
    path("forslag/<int:pk>/", proposal_views.proposal_detail, name="proposal-detail"),
    path("<record:model>/<int:pk>/andra/", edit_views.record_update, name="record-update"),
    path("medlemskap/<int:pk>/avsluta/", end_views.membership_end, name="membership-end"),
    path("uppdrag/<int:pk>/avsluta/", end_views.mandate_end, name="mandate-end"),
    path(
        "organisationer/<slug:slug>/kalender.ics",
        calendar.organisation_calendar,
        name="organisation-calendar",
    ),
    path("uppdrag/", views.mandate_list, name="mandate-list"),
    path("uppdrag/export.<ending:ending>", export_views.mandate_export, name="mandate-export"),
    path("kalender/export.<ending:ending>", export_views.calendar_export, name="calendar-export"),
    path("granskning/export.<ending:ending>", export_views.review_export, name="review-export"),
    path("register/export.xlsx", export_views.register_export, name="register-export"),
    path("<record:model>/export.<ending:ending>", export_views.record_export, name="record-export"),
    path("inlasning/", import_views.import_create, name="import-create"),
    path("inlasning/<int:pk>/", import_views.import_detail, name="import-detail"),
    path("inlasning/<int:pk>/kolumner/", import_views.import_columns, name="import-columns"),
    path(
        "inlasning/tabeller/<int:pk>/glom/",
        import_views.foreign_table_delete,
        name="foreign-table-delete",
    ),
    path("inlasning/<int:pk>/las-in/", import_views.import_carry, name="import-carry"),
    path("inlasning/<int:pk>/att-ratta.xlsx", import_views.import_rest, name="import-rest"),
    path("inlasning/<int:pk>/ta-bort/", import_views.import_delete, name="import-delete"),
    path("kalender/", calendar.calendar_list, name="calendar-list"),
    path("kalender.ics", calendar.calendar_feed, name="calendar-feed"),
    path("kalender/<slug:token>.ics", calendar.private_calendar, name="private-calendar"),
    path("kalender/prenumerationer/", calendar.feed_list, name="feed-list"),
    path("kalender/prenumerationer/<int:pk>/aterkalla/", calendar.feed_revoke, name="feed-revoke"),
    path("granskning/", views_review.review_list, name="review-list"),
]
