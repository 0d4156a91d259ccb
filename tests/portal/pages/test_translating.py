"""What a translator gets of each block: words, and never a key, an anchor or a choice, which are the same everywhere."""

import pytest
from wagtail_localize.models import String, StringTranslation, Translation, TranslationSource

from portal.pages.blocks import BodyBlock
from portal.pages.models import MentoringModule
from tests.factories import pages
from tests.factories.films import make_film

NAME = {"de": "Ankommen", "en": "Arriving", "uk": "Прибуття"}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def index(db):
    return pages.make_blueprint(slug="leitfaden")


@pytest.fixture
def target(index):
    return pages.make_chapter(index, number=3, slug="drei")


def situation():
    MentoringModule.objects.create(slug="arriving", number=1, name=NAME)
    words = {"title": "Im Hof", "story": "<p>Zwei reden.</p>", "question": "Wer fängt an?"}
    return pages.block("scenario", {"anchor": "im-hof", "module": "arriving", "real": True, **words})


def roadmap():
    block = pages.roadmap()
    for phase in block["value"]["phases"]:
        phase["indicators"] = [{"text": "Sie bleiben.", "key": "mentors.active_mentors"}]
    return block


@pytest.fixture
def make_block(target):
    def make(kind):
        return {
            "scenario": situation,
            "roadmap": roadmap,
            "cross_reference": lambda: pages.block(
                "cross_reference", {"text": "Mehr dazu.", "page": target.pk, "section": "first"}
            ),
            "video": lambda: pages.block("video", {"film": make_film().pk, "caption": "Ein Nachmittag"}),
        }[kind]()

    return make


def chapter(index, block):
    """A chapter as the form keeps it: with an id for every item of a list."""
    body = BodyBlock().to_python([block])
    # Only what was read is given an id.
    assert [child.value for child in body]
    return pages.make_chapter(index, number=1, body=list(body.get_prep_value()))


def strings(page) -> set[str]:
    """What the library asks a translator for, in the body alone."""
    source, _created = TranslationSource.get_or_create_from_instance(page)
    source.refresh_segments()
    segments = source.stringsegment_set.filter(context__path__startswith="body.")
    return set(segments.values_list("string__data", flat=True))


def others(page) -> set[str]:
    """What it would let a translator replace by something else."""
    source, _created = TranslationSource.get_or_create_from_instance(page)
    found = source.overridablesegment_set.filter(context__path__startswith="body.")
    return {path.rpartition(".")[2] for path in found.values_list("context__path", flat=True)}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("scenario", {"Im Hof", "Zwei reden.", "Wer fängt an?"}),
        ("cross_reference", {"Mehr dazu."}),
        ("video", {"Ein Nachmittag"}),
    ],
)
def test_a_translator_gets_the_words_of_a_block_and_nothing_else(index, make_block, kind, words):
    page = chapter(index, make_block(kind))

    assert strings(page) == words
    assert others(page) <= {"page"}


def test_the_key_of_a_figure_is_not_translated(index, make_block):
    found = strings(chapter(index, make_block("roadmap")))

    assert ("Sie bleiben." in found, "mentors.active_mentors" in found, "roadmap" in found) == (
        True,
        False,
        False,
    )


@pytest.mark.parametrize("kind", ["scenario", "roadmap", "cross_reference", "video"])
def test_in_a_translation_keys_and_anchors_are_those_of_the_original(index, make_block, kind):
    pages.make_blueprint("en", title="Blueprint", slug="blueprint", translation_of=index)
    page = chapter(index, make_block(kind))
    source, _created = TranslationSource.get_or_create_from_instance(page)
    english = pages.home("en").locale
    translation = Translation.objects.create(source=source, target_locale=english)
    for segment in source.stringsegment_set.filter(context__path__startswith="body."):
        StringTranslation.objects.create(
            translation_of=String.objects.get(pk=segment.string_id),
            locale=english,
            context=segment.context,
            data=f"EN {segment.string.data}",
        )

    translation.save_target(publish=True)

    made = translation.get_target_instance()
    assert same(made.body[0].value) == same(page.body[0].value)
    [[own, mine]] = [(words(made.body[0].value), words(page.body[0].value))]
    assert [each.replace("EN ", "") for each in own] == mine != own


KEYS = {"anchor", "module", "real", "section", "page", "film", "key"}


def same(value, name="") -> list:
    """What must not differ between languages, in reading order."""
    if hasattr(value, "items"):
        return [each for key, inner in value.items() for each in same(inner, key)]
    if isinstance(value, list) or hasattr(value, "bound_blocks"):
        return [each for inner in value for each in same(inner, name)]
    return [(name, getattr(value, "translation_key", value))] if name in KEYS else []


def words(value, name="") -> list[str]:
    """What is said, in reading order."""
    if hasattr(value, "items"):
        return [each for key, inner in value.items() for each in words(inner, key)]
    if isinstance(value, list) or hasattr(value, "bound_blocks"):
        return [each for inner in value for each in words(inner, name)]
    said = getattr(value, "source", value)
    return [said] if name not in KEYS and isinstance(said, str) and said else []
