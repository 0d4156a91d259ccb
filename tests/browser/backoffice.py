"""An editor's hands in Wagtail's back office: what she clicks and types, by the names of the fields."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as Impatient

SAVED = ".w-autosave-indicator__state--saved"


def leave(page: Page, by: Locator) -> None:
    """Press what leads to another page, and wait until that is there whole: a busy server takes longer than a click may."""
    with page.expect_navigation(wait_until="load"):
        by.click(no_wait_after=True)


def go_to_the_blueprint(page: Page) -> None:
    """Pages → home page → blueprint, as one finds it on the first day."""
    page.goto("/admin/pages/")
    for name in ("Jemand, der den Weg schon kennt", "Leitfaden"):
        row = page.locator("tbody tr", has=page.get_by_role("link", name=re.compile(name)))
        leave(page, row.first.locator(".children a").first)


def open_chapter(page: Page, title: str) -> "Form":
    """The form of a chapter that stands there already."""
    go_to_the_blueprint(page)
    leave(page, page.locator("tbody tr .title a", has_text=title).first)
    return Form(page)


class Form:
    """The form of a page that is being written."""

    def __init__(self, page: Page):
        self.page = page
        self.last_written = ("", "")

    def field(self, name: str) -> Locator:
        return self.page.locator(f"[name='{name}']")

    def write(self, name: str, words: str) -> None:
        self.field(name).fill(words)
        self.last_written = (name, words)

    def tell(self, name: str, words: str) -> None:
        """Write into a rich text, as one types."""
        held = self.page.locator("[data-streamfield-widget], [data-field-input]", has=self.field(name)).last
        held.locator("[contenteditable=true]").click()
        self.page.keyboard.insert_text(words)
        expect(self.field(name)).to_have_value(re.compile(re.escape(words)))

    def say(self, name: str) -> Locator:
        """What stands in red at a field."""
        return self.page.locator(f"[id='{name}-errors']")

    # --- blocks --------------------------------------------------------------------------------------------------

    def menu(self) -> Locator:
        """Open the menu behind the last plus of the text."""
        self.page.locator("[data-contentpath=body] .c-sf-add-button:visible").last.click()
        options = self.page.locator(".tippy-box[data-state=visible] .w-combobox__option:visible")
        options.first.wait_for()
        return options

    def close_menu(self) -> None:
        self.page.keyboard.press("Escape")
        expect(self.page.locator(".w-combobox__option:visible")).to_have_count(0)

    def insert(self, number: int) -> str:
        """Insert the block that stands at this place of the menu; returns its kind."""
        at = int(self.field("body-count").input_value())
        option = self.menu().nth(number)
        option.click()
        expect(self.field("body-count")).to_have_value(str(at + 1))
        return self.field(f"body-{at}-type").input_value()

    def remove(self, at: int) -> None:
        block = self.page.locator("[data-streamfield-child]", has=self.field(f"body-{at}-type")).last
        block.locator("[data-streamfield-action=DELETE]").first.click()

    def lines(self, name: str, *many: str, child: str = "value", rich: bool = False) -> None:
        """Fill a list, which begins with or without a first line."""
        for at, words in enumerate(many):
            self.line(name, at)
            (self.tell if rich else self.write)(f"{name}-{at}-{child}", words)

    def line(self, name: str, at: int) -> None:
        """See that a list has a line at this place."""
        count = self.field(f"{name}-count")
        if int(count.input_value()) > at:
            return
        held = self.page.locator("div", has=count).last
        held.locator(".c-sf-add-button:visible").last.click()
        expect(count).to_have_value(str(at + 1))

    # --- choosers ------------------------------------------------------------------------------------------------

    def open_chooser(self, name: str) -> Locator:
        """Press "choose" and wait for what opens; once more if the page was just saving itself and swallowed it."""
        modal = self.page.locator(".modal.in, .modal-content").last
        for patience in (6_000, 10_000, 20_000):
            self.page.locator(f"[id='{name}-chooser'] [data-chooser-action-choose]:visible").first.click()
            try:
                modal.locator("form:visible, table:visible").first.wait_for(timeout=patience)
                return modal
            except Impatient:
                self.page.keyboard.press("Escape")
        raise AssertionError(f"the chooser of {name} did not open")

    def choose(self, name: str, title: str) -> None:
        """Search in a chooser and take what bears this title."""
        modal = self.open_chooser(name)
        choice = modal.locator("a.choose-page, a[data-chooser-modal-choice]").filter(has_text=title).first
        words = modal.locator("[name=q]:visible")
        if words.count() and not choice.is_visible():
            # What is found takes the place of what was listed: a press in between would hit nothing.
            with self.page.expect_response(lambda answer: "q=" in answer.url):
                words.first.fill(title)
        choice.click()
        expect(self.page.locator(f"[id='{name}-chooser']")).not_to_have_class(re.compile("blank"))

    def upload(self, name: str, file: Path, title: str, **others: Path) -> None:
        """Bring a file of one's own along, in the chooser."""
        modal = self.open_chooser(name)
        modal.locator("[role=tab]").last.click()
        panel = modal.locator("form:visible").last
        panel.locator("input[type=file]").first.set_input_files(file)
        panel.locator("[name$=title]").fill(title)
        for field, other in others.items():
            panel.locator(f"[name$={field}]").set_input_files(other)
        panel.locator("[type=submit]").click()
        expect(self.page.locator(f"[id='{name}-chooser']")).not_to_have_class(re.compile("blank"))

    # --- what she does with it -----------------------------------------------------------------------------------

    def act(self, action: str) -> None:
        """One of the actions behind the arrow beside "save".

        Wagtail asks the server every few seconds who else writes: if it has heard of somebody, or heard nothing from a busy
        server, it asks once more whether to go on, and she does.
        """
        self.page.locator("footer .w-dropdown__toggle").click()
        go_on = self.page.locator("#w-save-confirmation-dialog [data-w-dialog-target=confirm]")
        with self.page.expect_navigation(wait_until="load") as there:
            self.page.locator(f"footer [name={action}]").click(no_wait_after=True)
            while not there.is_done():
                if go_on.is_visible():
                    go_on.click(no_wait_after=True)
                    break
                self.page.wait_for_timeout(100)

    def decide(self, action: str, reason: str = "") -> None:
        """Approve, or send back with a reason."""
        self.page.locator("footer .w-dropdown__toggle").click()
        kind = "[data-workflow-action-modal-url]" if reason else ":not([data-workflow-action-modal-url])"
        button = self.page.locator(f"footer [data-workflow-action-name={action}]{kind}")
        if not reason:
            leave(self.page, button)
            return
        button.click()
        self.page.fill(".modal-body [name=comment]", reason)
        leave(self.page, self.page.locator(".modal-body [type=submit]"))

    def save(self) -> None:
        leave(self.page, self.page.locator("footer .action-save").first)

    def is_kept(self) -> None:
        """Wait until what was typed has been saved by itself; a robot may type before the page began to look for changes."""
        try:
            self.page.locator(SAVED).wait_for(timeout=8_000)
        except Impatient:
            name, words = self.last_written
            self.write(name, f"{words} ")
            self.page.locator(SAVED).wait_for()
