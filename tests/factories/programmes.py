"""Programmes, cohorts and forms for tests."""

import itertools
from datetime import timedelta

from mentors.programmes.models import Cohort, Form, Programme
from mentors.programmes.services import draft_form_version, publish_form_version
from portal.common.clock import now

_count = itertools.count(1)


def in_three(text: str) -> dict:
    """The same text in each language, marked by it."""
    return {code: f"{text} ({code})" for code in ("de", "en", "uk")}


def make_programme(organisation, **fields) -> Programme:
    number = next(_count)
    fields.setdefault("slug", f"programme-{number}")
    fields.setdefault("name", in_three(f"Programme {number}"))
    fields.setdefault("summary", in_three("Summary"))
    return Programme.objects.create(organisation=organisation, **fields)


def make_cohort(programme, *, at=None, **fields) -> Cohort:
    """A cohort whose window is open at the moment (default: now)."""
    at = at or now()
    today = at.date()
    fields.setdefault("slug", f"cohort-{next(_count)}")
    fields.setdefault("name", in_three("Spring"))
    fields.setdefault("applications_open_at", at - timedelta(days=10))
    fields.setdefault("applications_close_at", at + timedelta(days=10))
    fields.setdefault("starts_on", today + timedelta(days=20))
    fields.setdefault("ends_on", today + timedelta(days=200))
    return Cohort.objects.create(programme=programme, **fields)


def make_form(programme, purpose="application", fields=(), **more):
    """A form with one published version; returns the version."""
    form, _created = Form.objects.get_or_create(programme=programme, purpose=purpose, defaults=more)
    fields = fields or [
        {"key": "wish", "kind": "long_text", "label": in_three("What do you wish for?"), "required": True},
    ]
    return publish_form_version(version=draft_form_version(form=form, fields=fields))
