from uuid import UUID

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from .anchor import AnchoredBlock


class PrincipleChooserBlock(SnippetChooserBlock):
    """One of the shared principles. It speaks every language itself: there is nothing to translate."""

    def __init__(self, **kwargs):
        super().__init__("portal_pages.Principle", **kwargs)

    def bulk_to_python(self, values):
        # Kept in JSON a key is a text; Wagtail looks for it as it stands there.
        return super().bulk_to_python([value and UUID(str(value)) for value in values])

    def get_form_state(self, value):
        # The form of a page is handed to the browser as plain JSON, which knows no keys like ours.
        state = super().get_form_state(value)
        return state and {**state, "id": str(state["id"])}

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value


class SharedPrinciplesBlock(AnchoredBlock):
    """Numbered principles that are kept in one place and shown on several pages."""

    items = blocks.ListBlock(PrincipleChooserBlock(label=_("principle")), label=_("principles"), min_num=1)

    def suggest_anchor(self, value) -> str:
        return "principles"

    def get_context(self, value, parent_context=None):
        """Adds `items` in the shape of the principles that are written on the page itself."""
        context = super().get_context(value, parent_context=parent_context)
        context["items"] = [
            {
                "anchor": f"{value['anchor']}-{each.slug}",
                "title": each.title,
                "text": each.text,
                "practice": each.practice_lines,
            }
            for each in value["items"]
            if each
        ]
        return context

    def get_searchable_content(self, value):
        chosen = [each for each in value["items"] if each]
        return [str(said) for each in chosen for said in (each.title, each.text, *each.practice_lines)]

    class Meta:
        label = _("shared principles")
        icon = "list-ol"
        template = "portal/pages/blocks/shared_principles.html"
