"""What holds text: cards, call-outs, notices, lists of facts, paths, tables, empty states."""

from datetime import date, datetime, time

from django.utils import formats, timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .library import one_of, register, render


@register.simple_block_tag
def card(content, title="", level=2, id="", tone="") -> SafeString:  # noqa: A002
    """A box for what one acts on. People and events are rows, not cards."""
    tone = one_of(tone, ("", "teal", "apricot", "sage", "sunk"), "tone")
    return render("card", content=content, title=title, level=level, id=id, tone=tone)


@register.simple_block_tag
def callout(content, kind, title="") -> SafeString:
    """A block that interrupts the reading: a question, a situation, a tool, a note."""
    titles = {
        "ask": pgettext("call-out", "To think about"),
        "scene": pgettext("call-out", "A situation"),
        "tool": pgettext("call-out", "A tool"),
        "note": pgettext("call-out", "Good to know"),
    }
    kind = one_of(kind, tuple(titles), "kind")
    return render("callout", content=content, kind=kind, title=title or titles[kind])


@register.simple_block_tag
def notice(content, kind="info", title="") -> SafeString:
    """What just happened or what to know before going on. The words carry it, the colour follows."""
    kind = one_of(kind, ("info", "success", "warning", "error"), "kind")
    icons = {"info": "info", "success": "check", "warning": "warning", "error": "warning"}
    return render("notice", content=content, kind=kind, title=title, icon=icons[kind])


@register.simple_block_tag
def prose(content, first=False) -> SafeString:
    """Running text; `first` gives the opening paragraph its drop cap."""
    return render("prose", content=content, first=first)


@register.simple_block_tag
def section(content, title, id="", level=2, more="", to="") -> SafeString:  # noqa: A002
    """A part of a page under its own heading, with a link at the heading's end."""
    return render("section", content=content, title=title, id=id, level=level, more=more, to=to)


@register.simple_block_tag
def disclosure(content, summary, open=False) -> SafeString:  # noqa: A002
    """Details that open without JavaScript."""
    return render("disclosure", content=content, summary=summary, open=open)


@register.simple_block_tag
def empty(content, title, illustration="empty", level=2) -> SafeString:
    """Nothing here yet, and what to do first."""
    return render("empty", content=content, title=title, illustration=illustration, level=level)


@register.simple_block_tag
def facts(content) -> SafeString:
    """Terms and what they are; holds `fact`s."""
    return render("facts", content=content)


@register.simple_block_tag
def fact(content, term) -> SafeString:
    """One term of `facts`."""
    return render("fact", content=content, term=term)


@register.simple_block_tag
def path(content, horizontal=False) -> SafeString:
    """The dotted path: things that follow one another; holds `path_step`s."""
    return render("path", content=content, horizontal=horizontal)


@register.simple_tag
def path_step(title, when="", note="", to="", state="") -> SafeString:
    """One station of a `path`; an open one is still ahead."""
    state = one_of(state, ("", "open"), "state")
    return render("path_step", title=title, when=when, note=note, to=to, state=state)


@register.simple_block_tag
def table(content, caption, hide_caption=False) -> SafeString:
    """A table that scrolls inside itself, so that the page never does."""
    return render("table", content=content, caption=caption, hide_caption=hide_caption)


@register.simple_tag
def numbers(items) -> SafeString:
    """Public counters: pairs of a figure and the words that say what it counts."""
    return render("numbers", items=items)


@register.simple_tag
def when(moment, kind="both") -> SafeString:
    """A moment in the reader's time zone and language: 12 November 2026, 18:00."""
    one_of(kind, ("both", "date", "time", "month"), "kind")
    if isinstance(moment, datetime):
        local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
        day, hour = local.date(), local.time()
    elif isinstance(moment, date):
        local, day, hour = moment, moment, None
    else:
        raise TypeError(f"a moment is a date or a datetime, not {type(moment).__name__}")
    return render(
        "when",
        machine=local.isoformat(timespec="minutes") if hour else local.isoformat(),
        words=_words(day, hour, kind),
    )


def _words(day: date, hour: time | None, kind: str) -> str:
    date_words = formats.date_format(day, "YEAR_MONTH_FORMAT" if kind == "month" else "DATE_FORMAT")
    if hour is None or kind in ("date", "month"):
        return date_words
    time_words = formats.time_format(hour, "TIME_FORMAT")
    if kind == "time":
        return time_words
    return _("%(date)s, %(time)s") % {"date": date_words, "time": time_words}
