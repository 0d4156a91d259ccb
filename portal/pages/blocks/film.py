from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtailmedia.blocks import VideoChooserBlock


class FilmChooserBlock(VideoChooserBlock):
    """One film for all languages: it brings its captions itself."""

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value


class VideoBlock(blocks.StructBlock):
    """A film that plays when its reader wants it, with captions and what is said in it to be read."""

    film = FilmChooserBlock(label=_("film"))
    caption = blocks.CharBlock(label=_("what the film shows"), max_length=240)

    def clean(self, value):
        """Refuses a film without captions: some came into the library by another way than its form."""
        cleaned = super().clean(value)
        if cleaned["film"] and not cleaned["film"].tracks:
            words = _("This film has no captions. Add them in the library first.")
            raise blocks.StructBlockValidationError(block_errors={"film": ValidationError(words)})
        return cleaned

    def get_searchable_content(self, value):
        film = value.get("film")
        return [value.get("caption") or "", *(film.readers_words() if film else ())]

    class Meta:
        label = _("video")
        icon = "media"
        template = "portal/pages/blocks/video.html"
