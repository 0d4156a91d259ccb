from django.db import models
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail_localize.fields import BaseTranslatableField

from portal.pages.models import BasePage

from ..comparing import changed_sections, compare
from ..doors import readable
from ..forms import VersionedForm
from ..freezing import sections_of
from .standing import Standing
from .version import PageVersion


class VersionedPage(BasePage):
    """A page whose published versions readers can see: list it first among the bases, show `reason_panels`.

    The template says `{% version_fact page %}`, `{% stale_notice page %}` and `{% section_mark page block %}`.
    """

    change_reason = models.TextField(
        _("What changed, and why?"),
        blank=True,
        max_length=400,
        help_text=_(
            "Readers see this sentence beside the new version. Needed when you publish a change of a public page."
        ),
    )
    change_is_small = models.BooleanField(
        _("A small correction: the other languages need not follow"),
        default=False,
        help_text=_("Otherwise their readers and editors learn that this page is newer here."),
    )

    base_form_class = VersionedForm
    reason_panels = [
        MultiFieldPanel(
            [FieldPanel("change_reason"), FieldPanel("change_is_small")], heading=_("The new version")
        )
    ]
    # A reason belongs to one change in one language: neither translated nor copied into the others.
    override_translatable_fields = [
        BaseTranslatableField("change_reason"),
        BaseTranslatableField("change_is_small"),
    ]
    # The blocks of `body` that open a section; their anchor is the section's identity.
    section_blocks = frozenset({"heading", "roadmap"})

    class Meta:
        abstract = True

    @cached_property
    def latest_version(self) -> PageVersion | None:
        return PageVersion.objects.of(self).without_text().first()

    @cached_property
    def standing(self) -> Standing:
        """How this page stands beside its translations."""
        return Standing(self)

    @property
    def differs_from_what_is_public(self) -> bool:
        """Whether publishing this text would change what readers of the public page see."""
        latest = PageVersion.objects.of(self).first() if self.live else None
        return latest is not None and bool(changed_sections(latest.sections, sections_of(self)))

    @cached_property
    def readable_versions(self) -> list[PageVersion]:
        """What readers of this page may look up, the newest first, without the texts.

        The newest says what the page itself says, so it is as open as the page. Why it was written, and what it
        changed, was said behind its door and stays there.
        """
        latest = self.latest_version
        if latest is None:
            return []
        found = readable(PageVersion.objects.of(self).without_text(), self)
        if latest.pk not in {version.pk for version in found}:
            latest.reason, latest.changes = "", []
            found = [latest, *found]
        for version, before in zip(found, found[1:], strict=False):
            version.before = before.number
        return found

    @path("versions/")
    def version_list(self, request):
        if not self.readable_versions:
            raise Http404
        return self._below(request, "version_list", None, versions=self.readable_versions)

    @path("versions/<int:number>/")
    def version_detail(self, request, number):
        version = self._version(number)
        return self._below(request, "version_detail", version.number, version=version)

    @path("versions/<int:number>/changes/")
    def changes_since(self, request, number):
        """What changed from a version until now."""
        old = self._version(number)
        return self._changes(request, old, self._version(self.latest_version.number), until_now=True)

    @path("versions/<int:number>/changes/<int:until>/")
    def changes_between(self, request, number, until):
        """What changed from one version to a later one, for ever."""
        if until <= number:
            raise Http404
        return self._changes(request, self._version(number), self._version(until))

    def _changes(self, request, old, new, *, until_now=False):
        compared = compare(old.sections, new.sections)
        context = {"old": old, "new": new, "both": (old, new), "compared": compared, "until_now": until_now}
        return self._below(request, "version_changes", old.number, **context)

    def _version(self, number) -> PageVersion:
        version = next((each for each in self.readable_versions if each.number == number), None)
        if version is None:
            raise Http404
        # Their texts come with them here.
        texts = PageVersion.objects.only("sections", "lede").get(pk=version.pk)
        version.sections, version.lede = texts.sections, texts.lede
        return version

    def _below(self, request, template, number, **context):
        """Answer with a page below this one, framed like this one."""
        address = self.get_url(request)
        context = BasePage.get_context(self, request) | context
        *above, (title, _nowhere) = context["crumbs"]
        crumbs = [*above, (title, address), (_("Versions"), f"{address}versions/" if number else None)]
        if number:
            crumbs.append((_("Version %(number)s") % {"number": number}, None))
        context |= {"crumbs": crumbs, "current": self.latest_version}
        return TemplateResponse(request, f"portal/versions/{template}.html", context)
