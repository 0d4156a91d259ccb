"""The components: strict about what they are asked for, escaped, and wired for a screen reader."""

import re
from datetime import UTC, datetime

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation

from portal.common import navigation
from portal.common.components.library import register
from portal.common.components.people import initials_of, tone_of


def draw(source: str, **context) -> str:
    """The markup of a template that loads the components, with blanks folded."""
    with translation.override(context.pop("language", "en")):
        html = Template("{% load ui %}" + source).render(Context(context))
    return re.sub(r"\s+", " ", html).strip()


class LetterForm(forms.Form):
    name = forms.CharField(label="Name", help_text="As others see it.")
    how = forms.ChoiceField(
        label="How?", choices=[("pair", "In pairs"), ("group", "In a group")], widget=forms.RadioSelect
    )
    nickname = forms.CharField(label="Nickname", required=False)
    secret = forms.CharField(widget=forms.HiddenInput)
    consent = forms.BooleanField(label="I agree.")


@pytest.mark.parametrize(
    "source",
    [
        '{% button "Send" colour="red" %}',
        '{% card titel="x" %}{% endcard %}',
        "{% field form.name lable='x' %}",
        "{% crumbs %}",
    ],
)
def test_a_misspelt_argument_is_an_error(source):
    with pytest.raises(TemplateSyntaxError):
        draw(source)


@pytest.mark.parametrize(
    "source",
    [
        '{% button "Send" kind="red" %}',
        '{% illustration "castle" %}',
        '{% portrait "OM" size="xxl" %}',
        '{% callout "joke" %}{% endcallout %}',
        '{% state "Sent" kind="maybe" %}',
    ],
)
def test_a_choice_that_does_not_exist_is_an_error(source):
    with pytest.raises(ValueError, match="it can be one of"):
        draw(source)


def test_a_field_that_the_form_does_not_have_is_an_error():
    with pytest.raises(TypeError, match="a field of a form is needed"):
        draw("{% field form.nmae %}", form=LetterForm())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            '{% button "Send application" %}',
            '<button class="btn btn--primary" type="submit">Send application</button>',
        ),
        ('{% button "Ask" to="/ask/" kind="line" %}', '<a class="btn btn--line" href="/ask/">Ask</a>'),
        ("{% places 2 %}", '<p class="state state--yes">2 places free</p>'),
        ("{% places 1 %}", '<p class="state state--yes">1 place free</p>'),
        ("{% places 0 %}", '<p class="state state--no">No place at the moment</p>'),
        ('{% state "Sent" kind="wait" %}', '<span class="state state--wait">Sent</span>'),
        ("{% tags words %}", '<ul class="tags"><li>Care</li><li>Work</li></ul>'),
        ('{% portrait "OM" %}', '<span class="arch arch--m arch--a" aria-hidden="true">OM</span>'),
        ("{% chips nothing %}", ""),
        ("{% pager one_page %}", ""),
        ("{% crumbs here_only %}", ""),
    ],
)
def test_a_component_draws_what_its_arguments_say(source, expected):
    one_page = Paginator([1, 2], 20).page(1)
    assert (
        draw(source, words=["Care", "Work"], nothing=[], one_page=one_page, here_only=[("Home", "")])
        == expected
    )


@pytest.mark.parametrize(
    "source",
    [
        "{% button evil %}",
        '{% button "Go" to=evil %}',
        '{% link_more evil to="/" %}',
        "{% card title=evil %}{{ evil }}{% endcard %}",
        "{% notice title=evil %}{{ evil }}{% endnotice %}",
        "{% person_row evil headline=evil organisation=evil topics=list to=evil %}{{ evil }}{% endperson_row %}",
        "{% portrait evil name=evil %}",
        "{% tags list %}",
        '{% callout "ask" title=evil %}{{ evil }}{% endcallout %}',
        "{% crumbs pairs %}",
        "{% chips pairs clear_url=evil %}",
        "{% tabs evil triples %}",
        "{% table evil %}{% endtable %}",
        "{% path_step evil when=evil note=evil to=evil %}",
        "{% byline evil role=evil when=evil %}{% endbyline %}",
        "{% state evil %}",
        "{% search_form action=evil label=evil value=evil placeholder=evil %}{% endsearch_form %}",
    ],
)
def test_IN3_what_people_wrote_is_escaped(source):
    evil = '"><script>alert(1)</script>'
    html = draw(source, evil=evil, list=[evil], pairs=[(evil, evil)] * 2, triples=[(evil, evil, True)])

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_field_is_wired_to_its_help_and_its_errors():
    html = draw("{% field form.name %}", form=LetterForm({}))

    assert 'for="id_name"' in html
    assert 'aria-describedby="id_name_error id_name_help"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name_error"><span>This field is required.</span>' in html
    assert 'id="id_name_help">As others see it.' in html


def test_a_sound_field_says_nothing_of_errors():
    html = draw("{% field form.name %}", form=LetterForm())

    assert 'aria-describedby="id_name_help"' in html
    assert "aria-invalid" not in html
    assert "error" not in html


def test_choices_stand_in_a_group_with_a_legend_and_each_has_its_label():
    html = draw("{% field form.how %}", form=LetterForm({}))

    assert (
        '<fieldset class="field field--choices field--error" id="id_how" aria-describedby="id_how_error">'
        in html
    )
    assert "<legend>How?</legend>" in html
    assert html.count('<label class="check" for="id_how_') == 2


def test_only_what_may_stay_empty_is_called_optional():
    html = draw("{% fields form %}", form=LetterForm())

    assert html.count("(optional)") == 1
    assert 'Nickname <span class="field__optional">(optional)</span>' in html


def test_a_hidden_field_is_drawn_without_a_label():
    assert draw("{% field form.secret %}", form=LetterForm({"secret": "7"})) == (
        '<input type="hidden" name="secret" value="7" id="id_secret">'
    )


def test_the_summary_links_to_what_takes_the_focus():
    html = draw("{% form_errors form %}", form=LetterForm({"secret": "7"}))

    assert re.findall(r'<a href="(#\w+)">([^:]+):', html) == [
        ("#id_name", "Name"),
        ("#id_how_0", "How"),
        ("#id_consent", "I agree"),
    ]
    assert 'role="alert" tabindex="-1" autofocus' in html


def test_a_hidden_field_that_is_wrong_does_not_hide_its_error():
    html = draw("{% form_errors form %}", form=LetterForm({"name": "O", "how": "pair", "consent": "on"}))

    assert "<li>This field is required.</li>" in html


def test_a_sound_form_has_no_summary():
    form = LetterForm({"name": "O", "how": "pair", "consent": "on", "secret": "7"})

    assert draw("{% form_errors form %}", form=form) == ""


def test_a_form_that_is_not_placed_by_hand_looks_the_same():
    form = LetterForm()

    assert draw("{{ form }}", form=form) == draw("{% fields form %}", form=form)
    assert draw("{{ form.name.as_field_group }}", form=form) == draw("{% field form.name %}", form=form)


def test_the_pager_keeps_what_was_searched_for():
    request = RequestFactory().get("/mentors/", {"q": "care & work", "page": "2"})
    html = draw("{% pager page %}", page=Paginator(range(100), 20).page(2), request=request)

    assert 'href="?q=care+%26+work&amp;page=3"' in html
    assert 'aria-current="page"' in html
    assert "Page 2 of 5" in html


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", '<time datetime="2026-11-25T18:00+01:00">25. November 2026, 18:00</time>'),
        ("en", '<time datetime="2026-11-25T18:00+01:00">25 November 2026, 18:00</time>'),
        ("uk", '<time datetime="2026-11-25T18:00+01:00">25 листопада 2026 р., 18:00</time>'),
    ],
)
def test_a_moment_is_told_in_the_readers_language_and_zone(language, expected):
    moment = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)

    assert draw("{% when moment %}", moment=moment, language=language) == expected


def test_initials_are_the_first_letters_of_the_first_and_the_last_name():
    assert [initials_of(name) for name in ("Oksana Melnyk", "Miriam Brandt-Okafor", "Лина", "")] == [
        "OM",
        "MB",
        "Л",
        "",
    ]


def test_the_same_person_always_stands_on_the_same_ground():
    assert tone_of("OM") == tone_of("OM")
    assert {tone_of(initials) for initials in ("OM", "HV", "TA", "MB")} <= set("abc")


def test_a_photo_takes_the_place_of_the_initials():
    html = draw('{% portrait "OM" photo="/files/1/" size="s" %}')

    assert html.startswith('<img class="arch arch--s" src="/files/1/" alt="" width="40" height="48"')


def test_every_component_is_shown_in_the_style_guide(client, db):
    page = client.get("/en/styleguide/")
    source = (page.templates[0].origin.name, "")[0]

    assert page.status_code == 200
    with open(source, encoding="utf-8") as file:  # noqa: PTH123
        shown = set(re.findall(r"{% (\w+)", file.read()))
    frame = {
        "doors",
        "foot_links",
        "language_links",
        "messages_list",
        "site_name",
        "url_or_none",
        "module",
        "htmx",
    }
    assert set(register.tags) - shown - frame == set()


@pytest.fixture
def doors(monkeypatch):
    monkeypatch.setattr(navigation, "_doors", {})
    navigation.register_door("b", "Second", lambda request: "/en/b/", order=20)
    navigation.register_door("a", "First", lambda request: "/en/a/", order=10)
    navigation.register_door("gone", "Nowhere", "no_such_address", order=5)
    navigation.register_door("none", "Not yet", lambda request: None, order=6)


def test_doors_stand_in_order_and_only_where_they_lead_somewhere(doors):
    shown = navigation.doors(RequestFactory().get("/en/b/room/"))

    assert [(door["label"], door["current"]) for door in shown] == [("First", False), ("Second", True)]


def test_a_page_may_say_behind_which_door_it_lies(doors):
    shown = navigation.doors(RequestFactory().get("/en/elsewhere/"), current="a")

    assert [door["key"] for door in shown if door["current"]] == ["a"]


def test_the_language_links_keep_the_page_and_its_query(client, db):
    page = client.get("/en/styleguide/?q=care")
    html = page.content.decode()

    assert 'href="/de/styleguide/?q=care"' in html
    assert 'href="/uk/styleguide/?q=care"' in html


def test_a_page_without_a_translation_says_so():
    html = draw("{% language_links %}", language_urls={"de": "/de/x/", "en": "/en/y/", "uk": None})

    assert 'href="/de/x/"' in html
    assert "(not yet in this language)" in html


def test_allauths_pages_carry_the_portals_name_and_not_the_hosts(client, db):
    html = client.get("/en/accounts/login/").content.decode()

    assert re.search(r'<a class="mark".*?</svg>\s*Wegweiser</a>', html, re.DOTALL)
    assert "– testserver</title>" not in html
