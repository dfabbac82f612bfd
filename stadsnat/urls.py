from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from reports.reviewing.link_views import approval_give
from reports.views import home

from . import change_views
from .saved_views import views as saved
from .search.views import search_list
from .views import date_reading

# The admin has no sign-in of its own: limits and second factors hold for it too.
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("", home, name="home"),
    # Before the register, which has a page for a new row of any kind.
    path("rapporter/", include("reports.urls")),
    path("", include("organisations.urls")),
    path("godkann/<str:token>/", approval_give, name="approval-give"),
    path("andringar/", change_views.change_set_list, name="change-set-list"),
    path("andringar/<int:pk>/", change_views.change_set_detail, name="change-set-detail"),
    path("andringar/<int:pk>/angra/", change_views.change_set_undo, name="change-set-undo"),
    path("<record:model>/<int:pk>/historik/", change_views.record_history, name="record-history"),
    path("konto/", include("stadsnat.accounts.urls")),
    path("datum/lasning/", date_reading, name="date-reading"),
    path("sok/", search_list, name="search-list"),
    path("vyer/", saved.saved_view_list, name="saved-view-list"),
    path("vyer/spara/", saved.saved_view_create, name="saved-view-create"),
    path("vyer/<int:pk>/", saved.saved_view_update, name="saved-view-update"),
    path("vyer/<int:pk>/ta-bort/", saved.saved_view_delete, name="saved-view-delete"),
    path("sprak/", set_language, name="set_language"),
    path("admin/", admin.site.urls),
]
handler400 = "stadsnat.views.bad_request"
handler429 = "stadsnat.views.too_many_requests"
