from itertools import accumulate, takewhile
from uuid import uuid5

from django.conf import settings
from django.db import models, transaction
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, PageViewRestriction

from ..anchors import FrozenAnchorsForm
from ..frame import frame_of
from ..objections import NotForReaders, objections_to

OG_LOCALES = {"de": "de_DE", "en": "en_GB", "uk": "uk_UA"}


class BasePage(RoutablePageMixin, Page):
    """What every page of ours can do: introduce itself to readers, search engines and the language switch.

    A page may have addresses below its own (`@path`): they obey its privacy.
    """

    lede = models.TextField(
        _("introduction"), blank=True, max_length=600, help_text=_("One or two sentences under the title.")
    )
    social_image = models.ForeignKey(
        "portal_pages.Picture",
        verbose_name=_("picture for previews"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Shown where somebody shares the address of this page."),
    )

    base_form_class = FrozenAnchorsForm
    # The key of the door in the header that leads to this kind of page.
    door = ""
    # What schema.org calls this kind of page.
    schema_type = "WebPage"
    # Whether this kind of page is what the door leads to, and not only one of those behind it.
    is_standing = False

    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("For search engines"),
        ),
        MultiFieldPanel([FieldPanel("social_image")], heading=_("For previews")),
    ]

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """The last door to readers: whichever way a page came here, what speaks against it is heard."""
        fields = kwargs.get("update_fields")
        if not self.live or (fields is not None and "live" not in fields):
            return super().save(*args, **kwargs)
        # Together: what was asked may not change until it is written.
        with transaction.atomic():
            if said := objections_to(self):
                raise NotForReaders(" ".join(said))
            return super().save(*args, **kwargs)

    def publish(self, revision, user=None, **kwargs):
        """Publish a revision, unless something speaks against it: then it stays as it is, and the editors are told."""
        from ..publishing import refuse

        with transaction.atomic():
            if objections_to(self):
                return refuse(page=self, user=user)
            return super().publish(revision, user=user, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["crumbs"] = self.crumbs(request)
        context["language_urls"] = self.language_urls(request)
        context["door"] = self.door
        context["plain_words_url"] = frame_of().plain_words.get(self.pk)
        return context

    def serve_preview(self, request, mode_name):
        response = super().serve_preview(request, mode_name)
        # A preview is asked for as if it were the public page; only the editor's own window may frame it.
        response._csp_replace = {"frame-ancestors": ["'self'"]}
        return response

    @cached_property
    def page_title(self) -> str:
        return self.seo_title or self.title

    @cached_property
    def description(self) -> str:
        """What a search engine or a shared link says about this page."""
        return self.search_description or Truncator(self.lede).chars(300)

    @property
    def language(self) -> str:
        return frame_of().languages.get(self.locale_id) or self.locale.language_code

    @property
    def lasting_id(self) -> str:
        """A name for programs that stays the same when the address changes, one for each language."""
        return f"urn:uuid:{uuid5(self.translation_key, self.language)}"

    @property
    def og_locale(self) -> str:
        return OG_LOCALES.get(self.language, self.language)

    @cached_property
    def translations(self) -> dict[str, Page]:
        """The published pages in other languages, by language code; drafts and restricted ones do not count."""
        frame = frame_of()
        found = Page.objects.live().filter(translation_key=self.translation_key).exclude(pk=self.pk)
        return {frame.languages[page.locale_id]: page for page in found if frame.is_public(page)}

    def structured(self) -> dict:
        """The page in the words of schema.org; a subclass adds what it knows. Empty values are left out."""
        return {
            "@type": self.schema_type,
            "@id": self.full_url,
            "url": self.full_url,
            "name": self.title,
            "headline": self.title,
            "description": self.description,
            "inLanguage": self.language,
            "datePublished": self.first_published_at and self.first_published_at.isoformat(),
            "dateModified": self.last_published_at and self.last_published_at.isoformat(),
            "license": frame_of(self.language).rights_of(self).licence_url,
            "isAccessibleForFree": True,
            "publisher": {"@id": "#publisher"},
        }

    def get_view_restrictions(self):
        """As Wagtail answers, but without asking for every page of a tree in which nothing is restricted."""
        if frame_of().is_public(self):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def language_urls(self, request) -> dict[str, str | None]:
        """Where the language switch leads: to this same page, or to nowhere if it is not translated."""
        urls = {code: None for code, _name in settings.LANGUAGES}
        urls.update({code: page.get_url(request) for code, page in self.translations.items()})
        urls[self.language] = self.get_url(request)
        return urls

    def alternates(self) -> dict[str, str]:
        """Full addresses by language for `hreflang`; empty when there is only this one."""
        if not self.translations:
            return {}
        urls = {code: page.full_url for code, page in self.translations.items()}
        urls[self.language] = self.full_url
        return {code: urls[code] for code, _name in settings.LANGUAGES if code in urls}

    def crumbs(self, request) -> list[tuple[str, str | None]]:
        """The way here: every page above it but the home page, then the page itself without an address."""
        return [(page.title, page.get_url(request)) for page in self.pages_above(request)] + [
            (self.title, None)
        ]

    def route(self, request, path_components):
        """Finds a page further below in one question; asking level by level takes two for each."""
        # The way to a page has been walked already: nobody needs to ask for it again.
        walked = (*getattr(request, "pages_walked", ()), self)
        request.pages_walked = walked
        way = self._way_down(path_components) if len(path_components) > 1 else []
        if not way:
            return super().route(request, path_components)
        request.pages_walked = (*walked, *way[:-1])
        return way[-1].specific.route(request, path_components[len(way) :])

    def _way_down(self, path_components) -> list[Page]:
        """The pages that a path leads through, as far as there are any."""
        prefixes = list(
            accumulate(path_components, lambda path, part: f"{path}{part}/", initial=self.url_path)
        )[1:]
        found = {
            page.url_path: page for page in Page.objects.descendant_of(self).filter(url_path__in=prefixes)
        }
        return list(takewhile(bool, (found.get(prefix) for prefix in prefixes)))

    def pages_above(self, request) -> list[Page]:
        """What lies between the home page and this page, outermost first."""
        walked = getattr(request, "pages_walked", ())
        if walked and walked[-1].pk == self.pk:
            return [page for page in walked[:-1] if page.depth > 2]
        return list(self.get_ancestors().filter(depth__gt=2))
