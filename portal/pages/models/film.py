from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtailmedia.models import AbstractMedia, MediaType

from portal.common.translated import TranslatedField


def film_path(instance, filename: str) -> str:
    """A name that nobody guesses: a film is kept long before a page shows it. Only the ending is the sender's."""
    return f"films/{uuid4().hex}.{filename.rpartition('.')[2].lower()[:4]}"


class Film(AbstractMedia):
    """A film of the editors' library, with words for those who do not hear it. No page shows one without captions."""

    file = models.FileField(_("film"), upload_to=film_path)
    thumbnail = models.FileField(
        _("picture before it begins"),
        upload_to=film_path,
        blank=True,
        help_text=_("JPEG, PNG or WebP, as wide as the film."),
    )
    captions_de = models.FileField(_("captions in German"), upload_to=film_path, blank=True)
    captions_en = models.FileField(_("captions in English"), upload_to=film_path, blank=True)
    captions_uk = models.FileField(_("captions in Ukrainian"), upload_to=film_path, blank=True)
    transcript = TranslatedField(
        _("everything that is said"),
        long=True,
        help_text=_("To be read below the film, in each language that you have."),
    )

    admin_form_fields = (
        "title",
        "file",
        "captions_de",
        "captions_en",
        "captions_uk",
        "transcript",
        "thumbnail",
        "collection",
        "tags",
    )
    CAPTIONS = ("captions_de", "captions_en", "captions_uk")

    class Meta(AbstractMedia.Meta):
        verbose_name = _("film")
        verbose_name_plural = _("films")

    def clean(self):
        # The library looks at the name alone, and says so at no field; `FilmForm` looks at the content.
        super(AbstractMedia, self).clean()
        self.duration = self.duration or 0

    def save(self, *args, **kwargs):
        # The library knows sound as well; ours does not.
        self.type = MediaType.VIDEO
        super().save(*args, **kwargs)

    @property
    def tracks(self) -> list[dict]:
        """The captions that there are, the reader's language first."""
        reader = (get_language() or "")[:2]
        found = [
            {"language": code, "name": name, "url": getattr(self, f"captions_{code}").url}
            for code, name in settings.LANGUAGES
            if getattr(self, f"captions_{code}")
        ]
        return sorted(found, key=lambda track: track["language"] != reader)

    def readers_words(self) -> list[str]:
        """What can be read of it, in the reader's language."""
        return [line.strip() for line in str(self.transcript).splitlines() if line.strip()]

    def files(self) -> list:
        """Everything that lies on the disk for it beside the film and its picture."""
        return [getattr(self, name) for name in self.CAPTIONS if getattr(self, name)]
