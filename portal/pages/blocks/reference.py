from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .anchor import AnchorBlock


class SectionBlock(AnchorBlock):
    """The anchor of a section elsewhere. Whoever pastes a whole address means what stands after its `#`."""

    def value_from_form(self, value):
        return super().value_from_form(str(value or "").rpartition("#")[2].strip())

    def clean(self, value):
        return super().clean(str(value or "").rpartition("#")[2].strip())


class CrossReferenceBlock(blocks.StructBlock):
    """A sentence that leads to another page or to a section of it, always in the reader's language."""

    text = blocks.TextBlock(label=_("sentence"), help_text=_("What readers find there."))
    page = blocks.PageChooserBlock(
        label=_("page"), help_text=_("In any language: readers are led to the page in theirs.")
    )
    section = SectionBlock(
        label=_("section"),
        help_text=_("What stands after “#” in the address of the section. Empty: the whole page."),
    )

    def get_context(self, value, parent_context=None):
        """Adds `target`: where the reference leads from the page being read, or nothing if nobody may read it."""
        from ..references import target_of

        context = super().get_context(value, parent_context=parent_context)
        context["target"] = target_of(value, page=(parent_context or {}).get("page"))
        return context

    class Meta:
        label = _("cross reference")
        icon = "link"
        template = "portal/pages/blocks/cross_reference.html"
