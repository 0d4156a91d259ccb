"""What somebody typed becomes a page, and a page becomes what she can go on typing."""

from collections.abc import Iterable, Mapping

from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.html import escape

from portal.accounts.models import Organisation
from portal.common.models import Topic

from .models import GoodPracticePage

PLAIN = ("title", "lede", "quotation", "author_line")


def paragraphs_in(text: str) -> list[str]:
    """What stands between empty lines."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return [part.strip() for part in "\n".join(lines).split("\n\n") if part.strip()]


def lines_in(text: str) -> list[str]:
    """The lines that say something, without the dashes that people put before them."""
    lines = [line.strip().lstrip("-–•* ").strip() for line in text.splitlines()]
    return [line for line in lines if line]


def steps_in(text: str) -> list[dict[str, str]]:
    """Of each paragraph the first line and the rest."""
    parts = [part.partition("\n") for part in paragraphs_in(text)]
    return [{"title": title.strip(), "text": rest.strip()} for title, _break, rest in parts]


def html_of(text: str) -> str:
    return "".join(f"<p>{escape(part).replace(chr(10), '<br/>')}</p>" for part in paragraphs_in(text))


def text_of(html: str) -> str:
    """Rich text as one would type it; emphasis and links are lost, words are not."""
    soup = BeautifulSoup(html, "html.parser")
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    return "\n\n".join(part.get_text().strip() for part in soup.find_all(["p", "li", "h2", "h3"]))


def write_page(page: GoodPracticePage, answers: Mapping) -> GoodPracticePage:
    """Put the answers on a page, saved or not; what the form does not ask stays as it is."""
    for name in PLAIN:
        setattr(page, name, str(answers.get(name, "")).strip())
    page.context = html_of(answers.get("context", ""))
    page.lessons = html_of(answers.get("lessons", ""))
    page.steps = [("step", step) for step in steps_in(answers.get("steps", ""))]
    page.needs = [("line", line) for line in lines_in(answers.get("needs", ""))]
    page.adaptations = [("line", line) for line in lines_in(answers.get("adaptations", ""))]
    page.settings = list(answers.get("settings", []))
    page.for_whom = list(answers.get("for_whom", []))
    page.organisation = chosen(Organisation, [answers.get("organisation", "")]).first()
    page.topics.set(chosen(Topic, answers.get("topics", [])))
    return page


def chosen(model: type[Model], keys: Iterable) -> QuerySet:
    """The rows with these keys. A draft keeps what was typed: what is no key at all chooses nothing."""
    sound = []
    for key in keys:
        try:
            sound.append(model._meta.pk.to_python(key or None))
        except ValidationError:
            continue
    return model.objects.filter(pk__in=[key for key in sound if key is not None])


def read_page(page: GoodPracticePage) -> dict:
    """What stands on a page, as answers to the form."""
    return {
        **{name: getattr(page, name) for name in PLAIN},
        "context": text_of(page.context),
        "lessons": text_of(page.lessons),
        "steps": "\n\n".join(f"{step.value['title']}\n{step.value['text']}".strip() for step in page.steps),
        "needs": "\n".join(str(line.value) for line in page.needs),
        "adaptations": "\n".join(str(line.value) for line in page.adaptations),
        "settings": list(page.settings),
        "for_whom": list(page.for_whom),
        "organisation": str(page.organisation_id or ""),
        "topics": [tagged.tag_id for tagged in page.tagged_topics.all()],
    }
