"""Every text that people write, found by looking at the models: so a new column is tried without being named."""

import itertools
from collections.abc import Callable, Iterator

from django.apps import apps
from django.db import models

# What only the portal writes: keys, hashes, addresses of its own, rendered words.
OURS = {
    "password", "slug", "key", "kind", "audience", "scope", "language", "time_zone", "version", "purpose",
    "sha256", "disk_name", "notice", "url", "about_id", "what", "codename", "anonymous_key", "file_hash",
    "filter_spec", "focal_point_key", "job", "failure", "worker", "part", "path", "url_path", "folded",
    "folded_title", "object_id", "email", "contact_email", "choices", "scale", "licence_url", "action_colour", "action_colour_dark", "sender", "recipients", "link", "number",
}  # fmt: skip
FLOORS = ("portal.", "community.", "mentors.", "search.", "machina.")


def is_text(field: models.Field) -> bool:
    return (
        isinstance(field, (models.CharField, models.TextField, models.JSONField))
        and not isinstance(field, (models.SlugField, models.URLField))
        and not field.choices
        and not field.primary_key
        and field.name not in OURS
        and not field.name.endswith(("_html", "_rendered"))
    )


def models_with_texts() -> dict[type[models.Model], list[models.Field]]:
    """Our models that people fill in; pages are left out, as editors write them in Wagtail."""
    from wagtail.models import Page

    found = {}
    for model in apps.get_models():
        if not model.__module__.startswith(FLOORS) or issubclass(model, Page):
            continue
        fields = [field for field in model._meta.concrete_fields if is_text(field)]
        if fields:
            found[model] = fields
    return found


def replaced(value, words: Callable[[], str]):
    """The same JSON with every string in it replaced."""
    if isinstance(value, str):
        return words()
    if isinstance(value, list):
        return [replaced(part, words) for part in value]
    if isinstance(value, dict):
        return {key: replaced(part, words) for key, part in value.items()}
    return value


def write_everywhere(words: Callable[[models.Field], str], *, into=None) -> Iterator[models.Model]:
    """Put words into every text column, straight into the database; `into` says which rows."""
    for model, fields in models_with_texts().items():
        for instance in model._base_manager.all():
            if into is not None and not into(instance):
                continue
            new = {}
            for field in fields:
                value = getattr(instance, field.attname)
                if isinstance(field, models.JSONField):
                    new[field.attname] = replaced(value, lambda field=field: words(field))
                elif value is not None:
                    new[field.attname] = words(field)
            model._base_manager.filter(pk=instance.pk).update(**new)
            yield instance


def numbered(prefix: str) -> Callable[[models.Field], str]:
    """A different word for each column of each row: `prefix-7-title`."""
    count = itertools.count(1)
    return lambda field: f"{prefix}-{next(count)}-{field.name}"
