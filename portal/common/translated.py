"""What is written once in each language and read in one: a mapping of language to text (or list), kept as JSON."""

from collections.abc import Mapping

from django.conf import settings
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import get_language


class Translated(dict):
    """One value per language: `{"de": …, "en": …, "uk": …}`; in a template it is simply the reader's."""

    def for_reader(self, language: str | None = None):
        """The value in `language` (default: the one now active), else in the first language that has one."""
        wanted = (language or get_language() or "")[:2]
        for code in (wanted, *(code for code, _name in settings.LANGUAGES)):
            if self.get(code):
                return self[code]
        return ""

    def __str__(self) -> str:
        return str(self.for_reader())


class TranslatedAttribute(DeferredAttribute):
    """Makes whatever mapping is put into the field a `Translated`, also before it was saved."""

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = Translated(value) if isinstance(value, Mapping) else value


class TranslatedField(models.JSONField):
    """A field whose value is a `Translated`; empty is an empty mapping, never null."""

    descriptor_class = TranslatedAttribute

    def __init__(self, *args, long: bool = False, **kwargs):
        # A line or a paragraph: this concerns forms only, and no migration.
        self.long = long
        kwargs.setdefault("default", Translated)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        """One input a language. The JSON field's own form would show braces and quotation marks."""
        from .translated_forms import TranslatedFormField

        kwargs = {"form_class": TranslatedFormField, "long": self.long, **kwargs}
        return models.Field.formfield(self, **kwargs)

    def from_db_value(self, value, expression, connection):
        return Translated(super().from_db_value(value, expression, connection) or {})

    def to_python(self, value):
        return Translated(super().to_python(value) or {})
