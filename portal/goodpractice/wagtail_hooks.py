from django.contrib import messages
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .models import PracticeDraft
from .rules import may_release
from .views import releasing

use_urls = [
    path("", releasing.use_list, name="use_list"),
    path("<uuid:pk>/", releasing.use, name="use"),
]


@hooks.register("register_admin_urls")
def register_use_urls():
    return [path("practice-uses/", include((use_urls, "goodpractice_admin")))]


class ForEditors(MenuItem):
    """Shown to whoever decides about reports."""

    def is_shown(self, request):
        return may_release(request.user)


@hooks.register("register_reports_menu_item")
def register_menu_item():
    return ForEditors(
        gettext_lazy("Used good practices"),
        reverse("goodpractice_admin:use_list"),
        icon_name="check",
        order=700,
    )


@hooks.register("before_copy_page")
def no_copy_without_its_teller(request, page):
    """A copy would be a text of its own, which nothing takes down when its teller takes her consent back."""
    told = PracticeDraft.objects.filter(page__path__startswith=page.path)
    if not told.exists():
        return None
    messages.error(
        request,
        _("Not copied: what a member told stands in one place, so that she can take it back everywhere."),
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)
