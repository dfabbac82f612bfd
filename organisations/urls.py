from django.urls import path

from . import views
from .calendar import views as calendar

app_name = "organisations"
urlpatterns = [
    path("organisationer/", views.organisation_list, name="organisation-list"),
    path("organisationer/<slug:slug>/", views.organisation_detail, name="organisation-detail"),
    path(
        "organisationer/<slug:slug>/kalender.ics",
        calendar.organisation_calendar,
        name="organisation-calendar",
    ),
    path("uppdrag/", views.mandate_list, name="mandate-list"),
    path("kalender/", calendar.calendar_list, name="calendar-list"),
    path("kalender.ics", calendar.calendar_feed, name="calendar-feed"),
    path("kalender/<slug:token>.ics", calendar.private_calendar, name="private-calendar"),
    path("kalender/prenumerationer/", calendar.feed_list, name="feed-list"),
    path("kalender/prenumerationer/<int:pk>/aterkalla/", calendar.feed_revoke, name="feed-revoke"),
]
