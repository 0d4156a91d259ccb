"""Every page, as its readers see it: readable for all, nothing wider than the window, nothing asked of others."""

import re
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from portal.demo.accounts import PASSWORD
from tests.browser.conftest import DESK, PHONE

TABLE = yaml.safe_load(Path(__file__).with_name("pages.yaml").read_text(encoding="utf-8"))
TEMPLATES = Path(settings.BASE_DIR) / "templates"
PAGES = TABLE["pages"]
SMALLEST = {"width": 320, "height": 640}


def full_pages() -> set[str]:
    """The templates that make a whole page: those that extend another and that nothing extends."""
    texts = {
        str(path.relative_to(TEMPLATES)): path.read_text(encoding="utf-8")
        for path in TEMPLATES.rglob("*.html")
    }
    extended = {name for text in texts.values() for name in re.findall(r'{%\s*extends\s+"([^"]+)"', text)}
    return {
        name
        for name, text in texts.items()
        if re.search(r"{%\s*extends\s", text) and name not in extended and not name.startswith("emails/")
    }


def test_every_page_is_in_the_list():
    named = {page["template"] for page in PAGES} | set(TABLE["elsewhere"])

    assert full_pages() - named == set()
    assert named - full_pages() == set()


def reach(window, page: dict, language: str) -> None:
    window.open(page["open"].format(lang=language))
    if "/reauthenticate/" in window.page.url and "reauthenticate" not in page["template"]:
        # Some pages ask once more whether it is really her.
        fill_in(window.page, {"password": PASSWORD})
        window.page.wait_for_load_state()
    for step in page.get("follow", []):
        if isinstance(step, dict):
            fill_in(window.page, step)
        else:
            with window.page.expect_navigation():
                window.page.locator(step).first.click()
        window.page.wait_for_load_state()


def fill_in(page, fields: dict) -> None:
    """Fill in the form that has these fields, and send it."""
    form = page.locator("main form", has=page.locator(f"[name={next(iter(fields))}]"))
    for name, value in fields.items():
        field = form.locator(f"[name={name}]")
        field.check() if value is True else field.fill(value)
    form.locator("button").first.click()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page['template']}-{page['as']}")
def test_A1_PR1_HD2_the_page_is_well_made_in_three_languages(page, visit, signed_in):
    """axe finds nothing, the console is silent, no request leaves, nothing is wider than 320 px or 1280 px."""
    found = []
    window = visit(state=signed_in(page["as"]))
    for language, scheme, viewport in (("de", "light", DESK), ("en", "dark", PHONE), ("uk", "light", PHONE)):
        if page["as"] == "visitor":
            window.context.clear_cookies()
        window.page.emulate_media(color_scheme=scheme)
        window.page.set_viewport_size(viewport)
        reach(window, page, language)
        assert page["template"] in window.templates, (
            f"{window.page.url} was made by {sorted(window.templates)}"
        )
        assert window.page.locator("html").get_attribute("lang") == language
        found += [f"{language} {scheme}: {line}" for line in window.axe()]
        window.page.set_viewport_size(SMALLEST)
        if window.overflow() > 0:
            found.append(f"{language}: {window.overflow()} px wider than a window of 320")
    assert found == []
