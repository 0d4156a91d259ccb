from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, PageChooserPanel

from .. import plain
from ..anchors import FrozenAnchorsForm
from ..blocks import PlainBlock
from ..fields import BodyField
from .base import BasePage


class PlainWordsForm(FrozenAnchorsForm):
    """Refuses a plain page whose sentences are too long on average; a single long one its block refuses itself."""

    def clean(self):
        cleaned = super().clean()
        if body := cleaned.get("body"):
            reading = plain.read(words_of(body))
            if reading.words and reading.mean > plain.MEAN_WORDS:
                self.add_error(
                    "body",
                    _("The sentences have %(mean).1f words on average. In plain words it is eight at most.")
                    % {"mean": reading.mean},
                )
        return cleaned


class PlainPage(BasePage):
    """A page said in plain words: short sentences, one a line, large type. It stands beside a page for everybody."""

    of = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("says in plain words"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("That page leads here, at its head."),
    )
    read_on = models.DateField(
        _("read by people with learning difficulties on"),
        null=True,
        blank=True,
        help_text=_(
            "Only then may it be called easy-to-read. Until then the page says that nobody has read it yet."
        ),
    )
    body = BodyField(_("text"), block_types=PlainBlock(), blank=True)

    base_form_class: type[WagtailAdminPageForm] = PlainWordsForm
    template = "portal/pages/plain_page.html"
    door = "plain"
    is_standing = True
    content_panels = BasePage.content_panels + [
        FieldPanel("lede"),
        PageChooserPanel("of"),
        FieldPanel("body"),
        FieldPanel("read_on"),
    ]
    subpage_types = ["portal_pages.PlainPage"]

    class Meta:
        verbose_name = _("page in plain words")
        verbose_name_plural = _("pages in plain words")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["normal"] = self.of if self.of_id and self.of.live else None
        family = self.get_children() if self.is_first else self.get_siblings(inclusive=False)
        context["others"] = family.live().public()
        return context

    @property
    def is_first(self) -> bool:
        """The one the others lie below: plain words for the home page."""
        return self.depth == 3

    def words(self) -> str:
        """Title, introduction and all sentences, a line each."""
        return "\n".join([self.title, self.lede, words_of(self.body)])


def words_of(body) -> str:
    """Headings and sentences of a plain body; numbers to call and buttons are not sentences."""
    return "\n".join(
        f"{part.value['title']}\n{part.value['sentences']}" for part in body if part.block_type == "part"
    )
