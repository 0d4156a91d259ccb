from io import StringIO

from django.core.management import call_command

from community.forum.models import Post


def test_posts_are_rendered_anew_when_the_rules_have_changed(topic):
    Post.objects.update(_content_rendered="<p>as in the old days</p>")
    before = topic.first_post.updated

    said = StringIO()
    call_command("rerender_posts", stdout=said)

    post = Post.objects.get()
    assert post.content.rendered == "<p>Who has been there?</p>\n"
    assert post.updated == before
    assert said.getvalue() == "Posts rendered anew: 1\n"


def test_what_is_right_already_is_left_alone(topic):
    said = StringIO()
    call_command("rerender_posts", stdout=said)
    assert said.getvalue() == "Posts rendered anew: 0\n"
