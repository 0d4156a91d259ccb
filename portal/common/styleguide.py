"""The style guide: every component in every state, for those who build pages. Not there in production."""

from datetime import datetime, timedelta

from django import forms
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from .components.actions import ILLUSTRATIONS
from .components.library import register

TOPICS = [("a", "Recognition"), ("b", "First job"), ("c", "Academic writing"), ("d", "Nursing")]
COLOURS = (
    ("ground", "surface", "sunk", "line", "line-strong", "ink", "ink-soft")
    + ("teal", "teal-strong", "on-teal", "teal-tint")
    + ("apricot", "apricot-tint", "apricot-deep", "apricot-ink")
    + ("sage", "sage-tint", "sage-ink", "error", "error-tint")
    + ("ill-deep", "ill-mid", "ill-warm", "ill-glow", "ill-ink", "ill-paper")
)
ICONS = [
    "search",
    "menu",
    "x",
    "pdf",
    "cite",
    "talk",
    "adapt",
    "edit",
    "doc",
    "cal",
    "clip",
    "check",
    "more",
    "arrow",
    "back",
    "plus",
    "minus",
    "trash",
    "eye",
    "lock",
    "bell",
    "flag",
    "mail",
    "person",
    "people",
    "star",
    "clock",
    "place",
    "globe",
    "info",
    "warning",
    "upload",
    "download",
    "link",
    "reply",
    "quote",
    "pin",
    "folder",
    "home",
    "settings",
    "logout",
    "chevron-down",
    "chevron-right",
    "bold",
    "italic",
    "list",
    "image",
    "heart",
    "hands",
]


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name", help_text="As others shall see it.")
    email = forms.EmailField(label="E-mail address", required=False)
    about = forms.CharField(label="What you would like to reach", widget=forms.Textarea(attrs={"rows": 4}))
    language = forms.ChoiceField(
        label="Language", choices=[("", "Please choose"), ("de", "Deutsch"), ("en", "English")]
    )
    topics = forms.MultipleChoiceField(
        label="Topics", choices=TOPICS, widget=forms.CheckboxSelectMultiple, help_text="Up to three."
    )
    form = forms.ChoiceField(
        label="How", choices=[("1", "In pairs"), ("2", "In a group")], widget=forms.RadioSelect
    )
    day = forms.DateField(label="First day", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    letter = forms.FileField(label="Letter", required=False, help_text="PDF, at most 10 MB.")
    consent = forms.BooleanField(label="I agree that my mentor reads this.")

    def clean(self):
        raise forms.ValidationError("This round is closed since yesterday.")


def components(request):
    """All components on one page."""
    now = timezone.now()
    day = datetime(2026, 11, 25, 18, tzinfo=timezone.get_current_timezone())
    return render(
        request,
        "portal/common/styleguide.html",
        {
            "colours": COLOURS,
            "icons": ICONS,
            "illustrations": sorted(file.stem for file in ILLUSTRATIONS.glob("*.html")),
            "component_names": sorted(register.tags),
            "form": SampleForm(prefix="plain"),
            "wrong": SampleForm({"wrong-email": "olena(at)example"}, prefix="wrong"),
            "page_obj": Paginator(range(400), 20).page(4),
            "now": now,
            "day": day,
            "crumb_items": [("Community", "#"), ("Questions", "#"), ("Recognition and work", "")],
            "tab_items": [("Overview", "#", True), ("Goals", "#", False), ("Meetings", "#", False)],
            "tag_items": [("Recognition", "#"), ("Application", "#"), ("Laboratory", "#")],
            "topics": ["Recognition", "Construction", "First job"],
            "chip_items": [("Deutsch", "?"), ("In pairs", "?")],
            "options": [
                {"value": "de", "label": "Deutsch", "count": 71, "checked": True},
                {"value": "en", "label": "English", "count": 58, "checked": False},
                {"value": "uk", "label": "Українська", "count": 23, "checked": False},
            ],
            "step_labels": ["What you wish for", "What she may know", "Read and send"],
            "counters": [("412", "pairs are on their way together"), ("27", "languages are spoken")],
            "yesterday": now - timedelta(days=1),
        },
    )


def error(request, status: int):
    """An error page as a reader sees it."""
    if status not in (400, 403, 404, 410, 413, 429, 500):
        raise Http404
    return render(request, f"{status}.html", status=status)
