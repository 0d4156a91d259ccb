from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy

from . import views
from .guard import stop_writing_over

editing_urls = [
    path("checks/", views.PageCheckReport.as_view(), name="page_checks"),
    path("checks/results/", views.PageCheckReport.as_view(results_only=True), name="page_checks_results"),
    path("links/", views.OutsideLinkReport.as_view(), name="outside_links"),
    path("links/results/", views.OutsideLinkReport.as_view(results_only=True), name="outside_links_results"),
    path("links/<int:pk>/", views.confirm_link, name="confirm_link"),
    path("waiting/", views.WaitingReport.as_view(), name="waiting"),
    path("waiting/results/", views.WaitingReport.as_view(results_only=True), name="waiting_results"),
]

hooks.register("before_edit_page", stop_writing_over)


class ForEditors(MenuItem):
    """Shown to whoever may work on a page."""

    def is_shown(self, request):
        return page_permission_policy.user_has_any_permission(request.user, views.ON_PAGES)


@hooks.register("register_admin_urls")
def register_editing_urls():
    return [path("editing/", include((editing_urls, "editing")))]


@hooks.register("register_reports_menu_item")
def register_page_checks():
    return ForEditors(
        _("Checks of the pages"), reverse("editing:page_checks"), icon_name="glasses", order=100
    )


@hooks.register("register_reports_menu_item")
def register_outside_links():
    return ForEditors(
        _("Links to other sites"), reverse("editing:outside_links"), icon_name="link-external", order=110
    )


@hooks.register("register_reports_menu_item")
def register_waiting():
    return ForEditors(
        _("Waiting for a decision"), reverse("editing:waiting"), icon_name="clipboard-list", order=120
    )
