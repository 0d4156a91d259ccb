"""An editor's hands in Wagtail's back office: what she clicks and types, by the names of the fields."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as Impatient

SAVED = ".w-autosave-indicator__state--saved"


class Form:
    """The form of a page that is being written."""

    def __init__(self, page: Page):
        self.page = page

    def field(self, name: str) -> Locator:
        return self.page.locator(f"[name='{name}']")

    def write(self, name: str, words: str) -> None:
        self.field(name).fill(words)

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
        return self.page.locator(".tippy-box[data-state=visible] .w-combobox__option:visible")

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
        if modal.locator("[name=q]:visible").count():
            modal.locator("[name=q]:visible").first.fill(title)
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
        """One of the actions behind the arrow beside "save"."""
        self.page.locator("footer .w-dropdown__toggle").click()
        with self.page.expect_navigation():
            self.page.locator(f"footer [name={action}]").click()

    def decide(self, action: str, reason: str = "") -> None:
        """Approve, or send back with a reason."""
        self.page.locator("footer .w-dropdown__toggle").click()
        kind = "[data-workflow-action-modal-url]" if reason else ":not([data-workflow-action-modal-url])"
        button = self.page.locator(f"footer [data-workflow-action-name={action}]{kind}")
        if not reason:
            with self.page.expect_navigation():
                button.click()
            return
        button.click()
        self.page.fill(".modal-body [name=comment]", reason)
        with self.page.expect_navigation():
            self.page.locator(".modal-body [type=submit]").click()

    def save(self) -> None:
        with self.page.expect_navigation():
            self.page.locator("footer .action-save").first.click()

    def is_kept(self) -> None:
        """Wait until what was typed has been saved by itself."""
        expect(self.page.locator(SAVED)).to_be_visible()
