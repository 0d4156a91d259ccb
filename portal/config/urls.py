"""The address book. What carries a language lies in `i18n_patterns`; what does not, outside."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal.accounts.views.entrance import sign_in_elsewhere
from portal.common.health import health

urlpatterns = [
    path("health/", health, name="health"),
    path("", include("portal.pages.urls")),
    # Before Wagtail's own: whoever is not signed in comes through the one door with limits and a second factor.
    path("admin/login/", sign_in_elsewhere, name="wagtailadmin_login"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("portal.common.files.urls")),
]

urlpatterns += i18n_patterns(
    path("accounts/", include("allauth.urls")),
    path("me/", include("portal.accounts.urls")),
    path("notices/", include("portal.notifications.urls")),
    path("search/", include("search.urls")),
    path("community/", include("community.spaces.urls")),
    path("community/", include("community.forum.urls")),
    path("community/", include("community.moderation.urls")),
    path("mentors/", include("mentors.directory.urls")),
    path("programmes/", include("mentors.programmes.urls")),
    path("practices/", include("portal.goodpractice.urls")),
    path("", include("portal.common.urls")),
    path("", include("portal.contact.urls")),
    path("community/", include("community.questions.urls")),
    path("desk/", include("portal.front.urls")),
    path("", include("portal.demo.urls")),
    path("_util/login/", sign_in_elsewhere, name="wagtailcore_login"),
    path("_util/login/", sign_in_elsewhere),
    path("", include("mentors.matching.urls")),
    path("", include("mentors.mentorship.urls")),
    # The floors' own addresses stand above this line; Wagtail's pages take what is left.
    path("", include(wagtail_urls)),
)

# The other answers (403, 404, 429, 500) find their template by its name.
handler400 = "portal.common.views.bad_request"
