from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy

from . import views
from .models import VersionedPage
from .rules import may_confirm

urls = [
    path("", views.StaleTranslationsView.as_view(), name="stale"),
    path("results/", views.StaleTranslationsView.as_view(results_only=True), name="stale_results"),
    path("<int:pk>/", views.in_step, name="in_step"),
]


@hooks.register("register_admin_urls")
def register_urls():
    return [path("stale-translations/", include((urls, "versions_admin")))]


class ForEditors(MenuItem):
    """Shown to whoever may change any page."""

    def is_shown(self, request):
        return page_permission_policy.user_has_any_permission(request.user, ["add", "change", "publish"])


@hooks.register("register_reports_menu_item")
def register_report():
    return ForEditors(
        gettext_lazy("Stale translations"),
        reverse("versions_admin:stale"),
        icon_name="wagtail-localize-language",
        name="stale-translations",
        order=750,
    )


# Before wagtail-localize, whose own editing view answers for its translations.
@hooks.register("before_edit_page", order=-10)
def say_what_is_stale(request, page):
    page = page.specific
    if request.method != "GET" or not isinstance(page, VersionedPage) or not page.live:
        return
    stale = page.standing.stale
    if stale and may_confirm(request.user, page):
        titles = " · ".join(section.title or section.newer[0].title for section in stale)
        address = reverse("versions_admin:in_step", args=[page.pk])
        messages.warning(
            request,
            _("Newer in another language: %(sections)s.") % {"sections": titles},
            buttons=[messages.button(address, _("See what changed"))],
        )


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(
        "versions.in_step",
        gettext_lazy("Needs no translation"),
        gettext_lazy("Said that a change in another language needs no translation"),
    )
