from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.models import Record
from portal.common.translated import Translated, TranslatedField

from ..querysets import FormVersionQuerySet
from .programme import Programme


class Form(Record):
    """What a programme asks for one purpose; its wording lives in versions."""

    class Purpose(models.TextChoices):
        MENTOR_PROFILE = "mentor_profile", _("Mentor profile")
        MENTEE_INTAKE = "mentee_intake", _("What a mentee brings and seeks")
        APPLICATION = "application", _("Application")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="forms")
    purpose = models.CharField(_("purpose"), max_length=16, choices=Purpose)
    title = TranslatedField(_("title"))
    intro = TranslatedField(_("introduction"))

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")
        constraints = [models.UniqueConstraint(fields=["programme", "purpose"], name="a_form_once_a_purpose")]

    def __str__(self) -> str:
        return f"{self.programme}: {self.get_purpose_display()}"


class FormVersion(Record):
    """One wording of a form. Once published it is never changed, so that old answers keep their questions."""

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    published_at = models.DateTimeField(_("published"), null=True, blank=True)

    objects = FormVersionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("version of a form")
        verbose_name_plural = _("versions of forms")
        constraints = [models.UniqueConstraint(fields=["form", "number"], name="a_form_version_once")]

    def __str__(self) -> str:
        return f"{self.form} ({self.number})"


class FormField(Record):
    """One question of a form version; `key` stays the same from version to version."""

    class Kind(models.TextChoices):
        TEXT = "text", _("one line")
        LONG_TEXT = "long_text", _("several lines")
        CHOICE = "choice", _("one of several")
        CHOICES = "choices", _("some of several")
        TAGS = "tags", _("topics")
        LANGUAGES = "languages", _("languages")
        SCALE = "scale", _("scale")
        DATE = "date", _("date")

    class SeenBy(models.TextChoices):
        COORDINATORS = "coordinators", _("Only the coordinators read this.")
        OTHER_SIDE = "other_side", _("The other person of your pair and the coordinators read this.")
        MEMBERS = "members", _("All members can read this.")
        PUBLIC = "public", _("Everybody can read this.")

    version = models.ForeignKey(FormVersion, on_delete=models.CASCADE, related_name="fields")
    key = models.SlugField(_("key"), max_length=40)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    label = TranslatedField(_("question"))
    help = TranslatedField(_("help"))
    required = models.BooleanField(_("must be answered"), default=False)
    max_length = models.PositiveSmallIntegerField(_("characters at most"), null=True, blank=True)
    use_for_matching = models.BooleanField(_("may be used for matching"), default=False)
    seen_by = models.CharField(
        _("who sees the answer"), max_length=12, choices=SeenBy, default=SeenBy.COORDINATORS
    )
    # [{"value": …, "label": {language: …}}], for choice and choices.
    choices = models.JSONField(_("choices"), default=list, blank=True)
    # {"from": 1, "to": 5, "from_label": {…}, "to_label": {…}}, for scale.
    scale = models.JSONField(_("scale"), default=dict, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["order"]
        verbose_name = _("question of a form")
        verbose_name_plural = _("questions of forms")
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="a_question_once_a_version")]

    def __str__(self) -> str:
        return str(self.label)

    def choices_for_reader(self) -> list[tuple[str, str]]:
        """(value, label) pairs in the reader's language."""
        return [(choice["value"], str(Translated(choice["label"]))) for choice in self.choices]
