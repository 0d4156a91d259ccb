import uuid

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import get_resolver, reverse

from community.forum.models import Post, Topic
from community.spaces.services import change_space
from tests.factories.forum import make_board, make_reply, make_topic
from tests.factories.spaces import seat
from tests.hostile.harm import assert_harmless
from tests.hostile.lists import payloads


def addresses(board, topic):
    return [
        reverse("forum:board_list", args=[board.space.slug]),
        board.get_absolute_url(),
        topic.get_absolute_url(),
    ]


def queries_of(client, address, django_assert_max_num_queries):
    client.get(address)
    with django_assert_max_num_queries(40) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_SE7_a_visitor_reads_an_open_space_without_a_cookie(board, topic, neighbour):
    make_reply(neighbour, topic)
    visitor = Client()
    for _hit in range(3):
        for address in addresses(board, topic):
            response = visitor.get(address)
            assert response.status_code == 200
            assert not response.cookies
    assert Session.objects.count() == 0


def test_what_a_visitor_sees_leads_to_the_sign_in_and_not_to_a_form(board, topic):
    page = Client().get(topic.get_absolute_url()).content.decode()
    assert "<textarea" not in page
    assert f"{reverse('account_login')}?next=" in page


def test_a_topic_begins_by_a_form(board, joined, client_of):
    address = reverse("forum:topic_new", args=[board.key])
    client = client_of(joined)
    form = client.get(address).context["form"]

    response = client.post(
        address, {"subject": "Recognition", "body": "How long?", "submission": form["submission"].value()}
    )

    topic = Topic.objects.get()
    assert response["Location"] == topic.get_absolute_url()
    assert "How long?" in client.get(response["Location"]).content.decode()


def test_a_reply_leads_to_the_page_where_it_stands(topic, joined, neighbour, client_of):
    for _number in range(20):
        make_reply(neighbour, topic)
    address = reverse("forum:topic_reply", args=[topic.key])

    response = client_of(joined).post(address, {"body": "The last.", "submission": uuid.uuid4()}, follow=True)

    post = Post.objects.get(content="The last.")
    assert response.redirect_chain[-1][0] == f"{topic.get_absolute_url()}?page=2#post-{post.key}"
    assert "The last." in response.content.decode()


def test_A9_words_carry_the_language_they_were_written_in(topic, neighbour, client_of):
    from django.utils.translation import override

    with override("uk"):
        client_of(neighbour).post(
            reverse("forum:topic_reply", args=[topic.key]), {"body": "Дякую.", "submission": uuid.uuid4()}
        )
    page = Client().get(topic.get_absolute_url()).content.decode()
    assert page.count('<div lang="uk"><div class="prose">') == 1


def test_RE8_the_same_form_sent_twice_makes_one_reply(topic, neighbour, client_of):
    client = client_of(neighbour)
    data = {"body": "Once.", "submission": uuid.uuid4()}
    places = [client.post(reverse("forum:topic_reply", args=[topic.key]), data)["Location"] for _ in (1, 2)]

    assert places[0] == places[1]
    assert Post.objects.filter(poster=neighbour).count() == 1


def test_nothing_typed_is_lost_when_the_title_is_missing(board, joined, client_of):
    response = client_of(joined).post(
        reverse("forum:topic_new", args=[board.key]),
        {"subject": "", "body": "A long <text> I typed.", "submission": uuid.uuid4()},
    )
    assert response.status_code == 200
    assert "A long &lt;text&gt; I typed." in response.content.decode()
    assert not Topic.objects.exists()


def test_without_a_script_a_button_shows_what_is_similar_and_loses_nothing(
    board, joined, neighbour, client_of
):
    there = make_topic(neighbour, board, subject="Recognition as a nurse")

    response = client_of(joined).post(
        reverse("forum:topic_new", args=[board.key]),
        {"subject": "My recognition", "body": "A long text.", "submission": uuid.uuid4(), "look": "1"},
    )

    assert [line.title for line in response.context["alike"]] == [there.subject]
    assert not response.context["form"].errors
    assert "A long text." in response.content.decode()
    assert Topic.objects.count() == 1


def test_similar_topics_stand_beside_a_topic(board, joined, neighbour, client_of):
    topic = make_topic(neighbour, board, subject="Recognition as a nurse")
    other = make_topic(neighbour, board, subject="Recognition takes long")
    make_topic(neighbour, board, subject="Kittens", body="Three of them.")

    response = client_of(joined).get(topic.get_absolute_url())

    assert (response.context["similar"], list(response.context["others"])) == ([other], [])


def test_a_reply_that_is_too_long_comes_back_with_its_words(topic, joined, client_of):
    long = "word " * 3000
    response = client_of(joined).post(
        reverse("forum:topic_reply", args=[topic.key]), {"body": long, "submission": uuid.uuid4()}
    )
    assert response.status_code == 200
    assert response.context["form"]["body"].value() == long
    assert "aria-invalid" in response.content.decode()


def test_her_own_post_can_be_changed_and_says_so(topic, joined, client_of):
    client = client_of(joined)
    address = reverse("forum:post_edit", args=[topic.first_post.key])
    assert topic.first_post.content.raw in client.get(address).content.decode()

    response = client.post(address, {"subject": "Another title", "body": "Other words."}, follow=True)

    page = response.content.decode()
    assert "Other words." in page
    assert "Another title" in page
    assert Post.objects.get(pk=topic.first_post.pk).is_edited


def test_AC5_the_post_of_another_cannot_be_changed(topic, neighbour, client_of):
    address = reverse("forum:post_edit", args=[topic.first_post.key])
    client = client_of(neighbour)
    assert client.get(address).status_code == 404
    assert client.post(address, {"subject": "Mine now", "body": "Mine now."}).status_code == 404
    assert Post.objects.get(pk=topic.first_post.pk).content.raw == topic.first_post.content.raw


def test_AC9_extra_fields_of_a_form_are_ignored(topic, joined, neighbour, client_of):
    client_of(neighbour).post(
        reverse("forum:topic_reply", args=[topic.key]),
        {"body": "Me.", "submission": uuid.uuid4(), "poster": joined.pk, "approved": "", "topic": 1},
    )
    post = Post.objects.get(content="Me.")
    assert (post.poster, post.topic, post.approved) == (neighbour, topic, True)


def test_AC4_a_board_of_a_closed_space_is_not_there_for_others(make_space, make_member, outsider, client_of):
    space = make_space(kind="closed", audience="members")
    insider = make_member()
    seat(insider, space)
    board = make_board(space)
    topic = make_topic(insider, board)
    closed = [
        *addresses(board, topic),
        reverse("forum:topic_new", args=[board.key]),
        reverse("forum:topic_reply", args=[topic.key]),
        reverse("forum:post_detail", args=[topic.first_post.key]),
        reverse("forum:post_edit", args=[topic.first_post.key]),
    ]
    for address in closed:
        assert client_of(outsider).get(address).status_code == 404, address
        assert client_of(outsider).post(address).status_code in {404, 405}, address
    for address in addresses(board, topic):
        assert client_of(insider).get(address).status_code == 200


def test_a_space_that_one_has_not_joined_is_read_but_not_written_in(board, topic, outsider, client_of):
    client = client_of(outsider)
    assert "<textarea" not in client.get(topic.get_absolute_url()).content.decode()
    reply = reverse("forum:topic_reply", args=[topic.key])
    assert client.post(reply, {"body": "Hello?", "submission": uuid.uuid4()}).status_code == 404
    assert client.get(reverse("forum:topic_new", args=[board.key])).status_code == 404


def test_an_unapproved_topic_is_named_nowhere(board, topic, neighbour, space, client_of):
    make_topic(neighbour, board, subject="SECRET title")
    Topic.objects.filter(subject="SECRET title").update(approved=False)
    Post.objects.filter(subject="SECRET title").update(approved=False)
    Topic.objects.get(subject="SECRET title").update_trackers()
    for client in (Client(), client_of(neighbour)):
        for address in [*addresses(board, topic), space.get_absolute_url()]:
            assert "SECRET" not in client.get(address).content.decode()


def test_the_words_of_a_former_member_stay_without_a_name(board, topic, joined, neighbour, client_of):
    make_reply(neighbour, topic)
    joined.delete()
    page = client_of(neighbour).get(topic.get_absolute_url()).content.decode()
    assert "Iryna" not in page
    assert page.count("Früheres Mitglied") == 2  # who began, and who wrote the post


@pytest.mark.parametrize("who", ["visitor", "member"])
def test_the_boards_of_a_space_cost_the_same_at_any_number(
    space, joined, client_of, who, django_assert_max_num_queries
):
    client = Client() if who == "visitor" else client_of(joined)
    address = reverse("forum:board_list", args=[space.slug])
    make_topic(joined, make_board(space))
    with_one = queries_of(client, address, django_assert_max_num_queries)
    for _number in range(29):
        make_topic(joined, make_board(space))

    with_thirty = queries_of(client, address, django_assert_max_num_queries)

    assert with_thirty == with_one
    assert with_thirty <= 11


def test_the_topics_of_a_board_cost_the_same_at_any_number(
    board, joined, neighbour, client_of, django_assert_max_num_queries
):
    make_reply(neighbour, make_topic(joined, board))
    client = client_of(joined)
    with_one = queries_of(client, board.get_absolute_url(), django_assert_max_num_queries)
    for _number in range(29):
        make_reply(neighbour, make_topic(joined, board))

    page = client.get(board.get_absolute_url())
    assert len(page.context["page"]) == 20
    # One more: there is a second page, and nothing else.
    assert queries_of(client, board.get_absolute_url(), django_assert_max_num_queries) == with_one


def test_the_posts_of_a_topic_cost_the_same_at_any_number(
    topic, joined, neighbour, client_of, django_assert_max_num_queries
):
    client = client_of(joined)
    with_one = queries_of(client, topic.get_absolute_url(), django_assert_max_num_queries)
    for _number in range(29):
        make_reply(neighbour, topic)

    assert len(client.get(topic.get_absolute_url()).context["page"]) == 20
    assert queries_of(client, topic.get_absolute_url(), django_assert_max_num_queries) == with_one


def pages_of(client, address):
    """All pages of a list."""
    first = client.get(address)
    yield first.content.decode()
    for number in range(2, first.context["page"].paginator.num_pages + 1):
        yield client.get(address, {"page": number}).content.decode()


def test_IN1_no_post_becomes_a_script(topic, joined, neighbour, client_of):
    """IN2 as well: nothing is loaded from outside, links are nofollow noopener ugc."""
    for text in payloads():
        make_reply(neighbour, topic, body=text)
    for client in (Client(), client_of(joined)):
        for page in pages_of(client, topic.get_absolute_url()):
            assert_harmless(page, whole_page=True)


def test_IN1_no_title_becomes_a_script(space, joined, client_of):
    client = client_of(joined)
    everything = "\n\n".join(payloads())
    board = make_board(space, title={"en": everything}, purpose={"en": everything})
    for text in payloads():
        topic = make_topic(joined, board, subject=text[:120])
        assert_harmless(client.get(topic.get_absolute_url()).content.decode(), whole_page=True)
    pages = [
        *pages_of(client, board.get_absolute_url()),
        client.get(reverse("forum:board_list", args=[space.slug])).content.decode(),
        client.get(space.get_absolute_url()).content.decode(),
    ]
    for page in pages:
        assert_harmless(page, whole_page=True)


def test_IN1_text_that_stands_in_a_form_is_harmless(board, topic, joined, client_of):
    client = client_of(joined)
    everything = "\n\n".join(payloads())
    own = make_topic(joined, board, subject=everything[:120], body=everything)
    comes_back = {"subject": everything, "body": everything, "submission": "no number"}
    for response in (
        client.post(reverse("forum:topic_new", args=[board.key]), comes_back),
        client.post(reverse("forum:topic_reply", args=[topic.key]), comes_back),
        client.get(reverse("forum:post_edit", args=[own.first_post.key])),
    ):
        assert response.status_code == 200
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in response.content.decode()
        assert_harmless(response.content.decode(), whole_page=True)


def test_IN2_links_in_posts_are_marked_and_pictures_are_not_shown(topic, neighbour):
    post = make_reply(
        neighbour, topic, body="[here](https://elsewhere.example) ![x](https://elsewhere.example/p.gif)"
    )
    assert 'rel="nofollow noopener ugc"' in post.content.rendered
    assert "<img" not in post.content.rendered


def test_HD3_every_form_needs_its_token(board, topic, joined):
    client = Client(enforce_csrf_checks=True)
    client.force_login(joined, backend="django.contrib.auth.backends.ModelBackend")
    for address in (
        reverse("forum:topic_new", args=[board.key]),
        reverse("forum:topic_reply", args=[topic.key]),
        reverse("forum:post_edit", args=[topic.first_post.key]),
    ):
        sent = {"subject": "x", "body": "x", "submission": uuid.uuid4()}
        assert client.post(address, sent).status_code == 403
    assert Post.objects.count() == 1


def all_routes(patterns, before=""):
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from all_routes(pattern.url_patterns, here)
        else:
            yield here, pattern.callback


def test_no_page_feed_search_or_member_list_of_machina_is_reachable():
    theirs = [
        route
        for route, view in all_routes(get_resolver().url_patterns)
        if getattr(view, "__module__", "").startswith(("machina", "haystack"))
        or getattr(getattr(view, "view_class", None), "__module__", "").startswith(("machina", "haystack"))
    ]
    assert theirs == []


def test_our_pages_carry_no_markup_of_machina(board, topic, joined, client_of):
    for address in [*addresses(board, topic), reverse("forum:topic_new", args=[board.key])]:
        page = client_of(joined).get(address).content.decode().lower()
        for word in ("machina", "mdeditor", "simplemde", "easymde", "bootstrap", "glyphicon", "jquery"):
            assert word not in page, (word, address)


def test_new_house_rules_are_read_before_the_next_word_and_the_boards_say_so(board, topic, joined, client_of):
    change_space(space=board.space, by=None, words={"house_rules": {"en": "Other rules."}})
    rules = reverse("spaces:house_rules", args=[board.space.slug])

    for address in (board.get_absolute_url(), topic.get_absolute_url()):
        page = client_of(joined).get(address).content.decode()
        assert f'href="{rules}"' in page
        assert "<textarea" not in page
