"""What a film must be before it is kept: a film by its content too, with captions that a player can read."""

import filetype
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtailmedia.forms import BaseMediaForm
from webvtt import WebVTT
from webvtt.errors import MalformedCaptionError, MalformedFileError

from portal.common.files.checks import check_upload
from portal.common.files.kinds import PICTURES
from portal.common.files.purposes import FilePurpose
from portal.common.files.refusals import UploadRefused

MB = 1024 * 1024
# With the form and its captions this is what a request may bring (`REQUEST_BODY_MAX_AT`).
LARGEST_FILM = 100 * MB
LARGEST_CAPTIONS = 512 * 1024
HEAD = 8192
KINDS = {"mp4": {"video/mp4", "video/x-m4v"}, "webm": {"video/webm"}}
# The parts of an MP4 without which nothing plays: what is in it, and the film itself.
NEEDED = {b"moov", b"mdat"}

# Painted anew like every picture that somebody sends; it is kept with its film and asked for by no other way.
POSTER = FilePurpose("poster", kinds=PICTURES, may_read=lambda member, file: False, max_edge=1280)


class FilmForm(BaseMediaForm):
    """The form of a film in the back office: says at each field what is wrong with it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.before = {
            name: getattr(self.instance, name).name for name in ("thumbnail", *self.caption_fields)
        }
        self.fields["file"].help_text = _("MP4 or WebM, at most %(limit)s.") % {
            "limit": filesizeformat(LARGEST_FILM)
        }
        for name in self.caption_fields:
            self.fields[name].help_text = CAPTIONS_HELP
            self.fields[name].widget.attrs["accept"] = ".vtt"

    @property
    def caption_fields(self) -> tuple[str, ...]:
        return self._meta.model.CAPTIONS

    def clean_file(self):
        film = self.cleaned_data.get("file")
        if isinstance(film, UploadedFile):
            check_film(film)
        return film

    def clean_thumbnail(self):
        picture = self.cleaned_data.get("thumbnail")
        if not isinstance(picture, UploadedFile):
            return picture
        try:
            checked = check_upload(picture, POSTER)
        except UploadRefused as refused:
            raise ValidationError(str(refused), code=refused.reason) from refused
        return ContentFile(checked.path.read_bytes(), name="poster.webp")

    def clean(self):
        cleaned = super().clean()
        for name in self.caption_fields:
            if isinstance(cleaned.get(name), UploadedFile):
                try:
                    cleaned[name] = ContentFile(check_captions(cleaned[name]), name="captions.vtt")
                except ValidationError as error:
                    self.add_error(name, error)
        if not any(cleaned.get(name) or name in self.errors for name in self.caption_fields):
            self.add_error(self.caption_fields[0], ValidationError(WITHOUT_CAPTIONS, code="without_captions"))
        return cleaned

    def save(self, commit=True):
        film = super().save(commit)
        if commit:
            storage = film.file.storage
            gone = [old for name, old in self.before.items() if old and getattr(film, name).name != old]
            transaction.on_commit(lambda: [storage.delete(old) for old in gone])
        return film


CAPTIONS_HELP = gettext_lazy("A WebVTT file (.vtt). A film needs captions in at least one language.")
WITHOUT_CAPTIONS = gettext_lazy(
    "A film needs captions, so that those who do not hear it can follow. Please add a WebVTT file in one language."
)


def check_film(film: UploadedFile) -> None:
    """Raise what is wrong: too large, another kind than its name says, broken off."""
    if film.size > LARGEST_FILM:
        raise ValidationError(
            _("This film has %(size)s; the limit is %(limit)s. Please export it smaller, e.g. in 720p.")
            % {"size": filesizeformat(film.size), "limit": filesizeformat(LARGEST_FILM)},
            code="too_big",
        )
    film.seek(0)
    head = film.read(HEAD)
    extension = (film.name or "").rpartition(".")[2].lower()
    if filetype.guess_mime(head) not in KINDS.get(extension, ()):
        raise ValidationError(_("This is not a film in MP4 or WebM. Please export it anew."), code="kind")
    if extension == "mp4" and not _parts(film) >= NEEDED:
        raise ValidationError(
            _("This film is damaged or not complete. Please export it anew."), code="damaged"
        )
    film.seek(0)


def _parts(film) -> set[bytes]:
    """The kinds of the outermost parts of an MP4, as far as they lie wholly in the file."""
    found, at = set(), 0
    while at + 8 <= film.size:
        film.seek(at)
        head = film.read(16)
        size, kind = int.from_bytes(head[:4]), head[4:8]
        if size == 1:
            size = int.from_bytes(head[8:16])
        elif size == 0:
            # The last part reaches to the end.
            size = film.size - at
        if size < 8 or at + size > film.size:
            return set()
        found.add(kind)
        at += size
    return found


def check_captions(captions: UploadedFile) -> bytes:
    """The captions as they are kept; raises what is wrong with them."""
    if captions.size > LARGEST_CAPTIONS:
        raise ValidationError(
            _("These captions are larger than %(limit)s. Is this really a WebVTT file?")
            % {"limit": filesizeformat(LARGEST_CAPTIONS)},
            code="too_big",
        )
    captions.seek(0)
    broken = ValidationError(
        _(
            "These captions cannot be read. A WebVTT file begins with WEBVTT, and above each caption stand two times, "
            "such as 00:01.000 --> 00:04.000."
        ),
        code="captions",
    )
    try:
        words = captions.read().decode("utf-8-sig")
        read = WebVTT.from_string(words, strict=True)
    except (UnicodeDecodeError, MalformedFileError, MalformedCaptionError, ValueError) as error:
        raise broken from error
    if "\0" in words or not any(caption.text.strip() for caption in read):
        raise broken
    if any(caption.end_in_seconds < caption.start_in_seconds for caption in read):
        raise ValidationError(_("One of these captions ends before it begins."), code="times")
    return words.encode()
