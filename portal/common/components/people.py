"""How people appear: the arch with a photo or initials, rows between hairlines, words for their places."""

from datetime import date

from django.utils.safestring import SafeString

from .library import one_of, register, render

PORTRAIT_WIDTHS = {"xs": 32, "s": 40, "m": 72, "l": 168}


def tone_of(initials: str) -> str:
    """The same person always stands on the same ground."""
    return "abc"[sum(map(ord, initials)) % 3]


def initials_of(name: str) -> str:
    """OM for Oksana Melnyk, for where only a name is known."""
    words = [word for word in name.split() if word[0].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def _portrait(*, initials, photo, size, tone="", name="") -> dict:
    one_of(size, tuple(PORTRAIT_WIDTHS), "size")
    width = PORTRAIT_WIDTHS[size]
    return {
        "initials": initials,
        "photo": photo,
        "size": size,
        "tone": one_of(tone, ("", "a", "b", "c"), "tone") or tone_of(initials),
        "name": name,
        "width": width,
        "height": round(width * 1.2),
    }


@register.simple_tag
def portrait(initials, photo="", size="m", tone="", name="") -> SafeString:
    """The arch. The name stands beside it, so it is silent unless `name` is given."""
    return render("portrait", **_portrait(initials=initials, photo=photo, size=size, tone=tone, name=name))


@register.simple_block_tag
def person_row(
    content,
    name,
    to="",
    headline="",
    headline_language="",
    organisation="",
    topics=(),
    initials="",
    photo="",
    level=3,
) -> SafeString:
    """A person in `<ol class="people">`; the content is the column at the right (places, languages, form)."""
    return render(
        "person_row",
        content=content,
        name=name,
        to=to,
        headline=headline,
        headline_language=headline_language,
        organisation=organisation,
        topics=list(topics)[:3],
        level=level,
        portrait=_portrait(initials=initials or initials_of(str(name)), photo=photo, size="m"),
    )


@register.simple_block_tag
def byline(content, name, initials="", photo="", to="", role="", when="") -> SafeString:
    """Who wrote this and when; the content are the actions at the end of the line."""
    return render(
        "byline",
        content=content,
        name=name,
        to=to,
        role=role,
        moment=when if isinstance(when, date) else None,
        words="" if isinstance(when, date) else when,
        portrait=_portrait(initials=initials or initials_of(str(name)), photo=photo, size="s"),
    )


@register.simple_tag
def duo(initials_a, initials_b, photo_a="", photo_b="") -> SafeString:
    """The two people of a pair, joined by the dotted path."""
    tone_a = tone_of(initials_a)
    tone_b = tone_of(initials_b)
    if tone_a == tone_b:
        tone_b = "abc"[("abc".index(tone_a) + 1) % 3]
    return render(
        "duo",
        first=_portrait(initials=initials_a, photo=photo_a, size="m", tone=tone_a),
        second=_portrait(initials=initials_b, photo=photo_b, size="m", tone=tone_b),
    )


@register.simple_tag
def tags(items, links=False) -> SafeString:
    """Topics as plain words; with `links` the items are pairs of a word and its address."""
    return render(
        "tags", items=[(str(label), url) for label, url in items] if links else [(str(i), "") for i in items]
    )


@register.simple_tag
def places(free, next="") -> SafeString:  # noqa: A002
    """The free-place sign: a full arch or a hollow one, always with words."""
    return render("places", free=int(free), next=next)


@register.simple_tag
def state(label, kind="yes") -> SafeString:
    """Where something stands, in words, with an arch: full, hollow, waiting, or a warning."""
    return render("state", label=label, kind=one_of(kind, ("yes", "no", "wait", "bad"), "kind"))
