from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .rules import may_review_any
from .views import reviewing

review_urls = [
    path("", reviewing.review_list, name="review_list"),
    path("<uuid:pk>/", reviewing.review, name="review"),
]


@hooks.register("register_admin_urls")
def register_review_urls():
    return [path("mentor-profiles/", include((review_urls, "directory_admin")))]


class ForCoordinators(MenuItem):
    """Shown to whoever coordinates anything."""

    def is_shown(self, request):
        return may_review_any(request.user)


@hooks.register("register_admin_menu_item")
def register_menu_item():
    return ForCoordinators(
        _("Mentor profiles"), reverse("directory_admin:review_list"), icon_name="group", order=300
    )
