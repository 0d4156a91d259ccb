from django.contrib import messages
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.accounts.models import Consent

from .models import GoodPracticePage, PracticeDraft
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


@hooks.register("before_publish_page")
def without_consent_stays_down(request, page):
    """Whoever took her yes back is asked anew before her practice is shown again, in whichever language."""
    if not isinstance(page, GoodPracticePage):
        return None
    for telling in PracticeDraft.objects.filter(page__translation_key=page.translation_key):
        yes = Consent.objects.standing().filter(
            member=telling.member, kind=Consent.Kind.PUBLISHING, scope=telling.consent_scope
        )
        if not yes.exists():
            messages.error(request, _("Not published: the member has taken her consent back."))
            return redirect("wagtailadmin_pages:edit", page.pk)
    return None
