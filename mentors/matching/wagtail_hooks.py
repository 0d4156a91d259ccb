from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .rules import may_coordinate_any
from .views import coordinating

urls = [
    path("", coordinating.application_list, name="application_list"),
    path("<uuid:pk>/", coordinating.application_look, name="application_look"),
]


@hooks.register("register_admin_urls")
def register_application_urls():
    return [path("applications/", include((urls, "matching_admin")))]


class ForCoordinators(MenuItem):
    """Shown to whoever coordinates anything."""

    def is_shown(self, request):
        return may_coordinate_any(request.user)


@hooks.register("register_admin_menu_item")
def register_menu_item():
    return ForCoordinators(
        _("Applications"), reverse("matching_admin:application_list"), icon_name="mail", order=310
    )
