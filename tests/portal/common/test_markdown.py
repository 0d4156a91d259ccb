import re
import time

import pytest
from django.template import Context, Template
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from portal.common.markdown import LONGEST, plain, render
from tests.hostile import assert_harmless, harm_in, payloads


@pytest.mark.parametrize("payload", payloads())
def test_IN1_no_payload_survives_rendering(payload):
    assert_harmless(render(payload))
    assert_harmless(render(f"Hello\n\n{payload}\n\n> {payload}"))


def test_IN1_the_list_of_payloads_is_long_enough():
    assert len(set(payloads())) >= 42


@pytest.mark.parametrize(
    "harmful",
    [
        "<script>alert(1)</script>",
        "<p onclick=x>",
        "<a href='java&#9;script:alert(1)'>x</a>",
        "<a href=' data:text/html,x'>x</a>",
        "<img src=https://evil.example/x.gif>",
        "<img src=//evil.example/x.gif>",
        "<p style='color:red'>",
        "<iframe></iframe>",
        "<svg/onload=x>",
    ],
)
def test_IN1_the_judge_of_these_tests_sees_harm(harmful):
    assert harm_in(harmful) != []
    assert harm_in("<p>" + harmful) != []


def test_IN1_the_judge_lets_a_page_of_ours_pass_but_no_foreign_script():
    page = '<html><head><link rel="stylesheet" href="/static/x.css"><script type="module" src="/static/x.js"></script>'
    assert_harmless(page + '<script type="application/json">{"a": 1}</script>', whole_page=True)
    assert harm_in(page + "<script>alert(1)</script>", whole_page=True) != []
    assert harm_in('<script src="https://evil.example/x.js"></script>', whole_page=True) != []


def test_IN2_pictures_from_outside_are_links_only():
    html = render("![our house](https://evil.example/pixel.gif)")

    assert "src" not in html
    assert "<img" not in html


def test_IN2_links_say_that_members_wrote_them():
    html = render(
        "[a](https://a.example) <https://b.example> https://c.example [d](mailto:d@d.example) [e](/e/)"
    )

    assert html.count('rel="nofollow noopener ugc"') == html.count("<a ") == 5


@pytest.mark.parametrize(
    "address", ["javascript:x", "data:text/html,x", "ftp://a.example", "tel:1", "file:///a"]
)
def test_IN2_other_schemes_lead_nowhere(address):
    assert "href" not in render(f"[x]({address}) <{address}> {address}")


def test_what_members_write_is_set_as_they_meant_it():
    html = render(
        "# One\n\n## Two\n\n**b** *i* ~~s~~ `c`\nnext line\n\n- a\n\n3. x\n\n> q\n\n| a |\n|---|\n| b |"
    )

    for wanted in (
        "<h3>One</h3>",
        "<h4>Two</h4>",
        "<strong>b</strong>",
        "<em>i</em>",
        "<s>s</s>",
        "<code>c</code><br>",
        "<ul>\n<li>a</li>",
        '<ol start="3">',
        "<blockquote>",
        "<th>a</th>",
    ):
        assert wanted in html


def test_html_is_shown_as_it_was_typed():
    assert render("a <b>c</b> & d") == "<p>a &lt;b&gt;c&lt;/b&gt; &amp; d</p>\n"


@pytest.mark.parametrize("nothing", [None, "", "\x00", "\u202e"])
def test_nothing_is_nothing(nothing):
    assert render(nothing) == ""
    assert plain(nothing) == ""


def test_marks_that_turn_the_writing_are_taken_out():
    html = render("a\u202eb\u2066c\u200fd\x00e\x1bf")

    assert html == "<p>abcdef</p>\n"
    assert plain("a\u202eb") == "ab"


BOMBS = {
    "quotes": ">" * LONGEST,
    "brackets": "[" * LONGEST,
    "links": "[a](b" * 4_000,
    "pictures": "![[" * 6_000,
    "stars": "*a **a " * 3_000,
    "lists": "\n".join("  " * depth + "- a" for depth in range(200)),
    "comments": "<!--" * 5_000,
    "cdata": "<![CDATA[" * 2_000,
    "tables": "|a" * 5_000 + "\n" + "|-" * 5_000,
    "references": "[a]: b\n" * 2_800,
    "addresses": "http://" * 2_800,
    "backticks": "".join("`" * count + " " for count in range(190)),
    "lines": "a\n" * 9_999 + "===",
    "huge": "word " * 2_000_000,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_text_made_to_be_slow_is_not(bomb):
    begun = time.process_time()
    html = render(bomb)
    words = plain(bomb)

    assert time.process_time() - begun <= 2
    assert len(html) < 20 * LONGEST
    assert len(words) <= 201


@given(st.text(max_size=400))
def test_IN1_any_text_is_harmless_and_rendered_the_same_twice(text):
    html = render(text)

    assert isinstance(html, SafeString)
    assert_harmless(html)
    assert render(text) == html


def test_an_excerpt_is_the_words_cut_between_two():
    text = "# Welcome\n\nSome *words* and `code`, a [link](https://a.example).\n\n- one\n- two"

    assert plain(text) == "Welcome Some words and code, a link. one two"
    assert plain(text, 27) == "Welcome Some words and…"
    assert plain("a" * 50, 10) == "a" * 10 + "…"


def test_templates_have_both_as_filters():
    template = Template("{% load text %}{{ body|markdown }}|{{ body|excerpt:5 }}")

    html = template.render(Context({"body": "**a** <i> and more"}))

    assert html == "<p><strong>a</strong> &lt;i&gt; and more</p>\n|a…"


def test_code_and_blanks_survive():
    assert re.search(r"<pre><code>a\n {2}b\n</code></pre>", render("```\na\n  b\n```"))
