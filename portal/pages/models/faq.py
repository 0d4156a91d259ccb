from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from ..blocks import FaqBlock
from ..fields import BodyField
from .base import BasePage


class FaqPage(BasePage):
    """Questions that are often asked, by topic; each has an address of its own."""

    body = BodyField(_("questions"), block_types=FaqBlock(), blank=True)

    template = "portal/pages/faq_page.html"
    door = "faq"
    is_standing = True
    content_panels = BasePage.content_panels + [FieldPanel("lede"), FieldPanel("body")]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("page of questions")
        verbose_name_plural = _("pages of questions")

    @property
    def topics(self) -> list:
        """The topics, for the contents."""
        return [child.value for child in self.body]

    def entries(self) -> list:
        """Every question with its answer, in reading order."""
        return [entry for topic in self.topics for entry in topic["entries"]]

    def structured(self) -> dict:
        """The questions in the words of schema.org."""
        questions = [
            {
                "@type": "Question",
                "name": entry["question"],
                "url": f"{self.full_url}#{entry['anchor']}",
                "acceptedAnswer": {"@type": "Answer", "text": words_of(entry["answer"].source)},
            }
            for entry in self.entries()
        ]
        return {**super().structured(), "@type": "FAQPage", "mainEntity": questions}


def words_of(html: str) -> str:
    """The words of a rich text without its markup, paragraphs kept apart."""
    return " ".join(strip_tags(html.replace("</", " </")).split())
