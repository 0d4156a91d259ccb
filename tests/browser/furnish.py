"""What some pages need and the demo does not have: things begun and not ended. Run on the portal's own data."""

import django

django.setup()

from community.moderation.services import decide  # noqa: E402
from community.questions.services import answer_question, ask_question  # noqa: E402
from community.spaces.models import Space  # noqa: E402
from mentors.directory.models import MentorProfile  # noqa: E402
from mentors.directory.services import start_profile  # noqa: E402
from mentors.matching.services import save_application, start_application  # noqa: E402
from mentors.programmes.models import Programme  # noqa: E402
from portal.accounts.models import Member  # noqa: E402
from portal.blueprint.models import BlueprintIndexPage  # noqa: E402
from tests.factories import pages  # noqa: E402
from tests.factories.moderation import make_report  # noqa: E402


def furnish() -> None:
    iryna, samira, daryna = (
        Member.objects.get(email=f"{name}@example.org")
        for name in ("iryna.savchuk", "samira.noori", "daryna.koval")
    )
    programme = Programme.objects.taking_mentors().first()
    start_profile(programme=programme, by=daryna)
    # What she brings and seeks stands in her earlier applications already.
    profile = MentorProfile.objects.listed().get(member__email="lina.haddad@example.org")
    draft = start_application(by=iryna, profile=profile)
    save_application(application=draft, answers={})
    space = Space.objects.get(slug="offener-raum")
    question = ask_question(
        by=iryna, space=space, title="Was ziehe ich zum Gespräch an?", body="Es ist ein Büro am Hafen."
    )
    answer_question(question=question, by=iryna, body="Ich habe dort angerufen: wie immer.")
    answer_question(question=question, by=samira, body="Etwas, worin Sie gut sitzen.")
    make_report(question, "question", by=samira, ground="private", text="Ein Name ist zu erkennen.")
    other = ask_question(by=daryna, space=space, title="Wen frage ich nach dem Schlüssel?")
    decide(
        case=make_report(other, "question", by=samira).case,
        measure="warned",
        reasons="Bitte nennen Sie keine Wohnungen. Alles andere darf stehen bleiben.",
        by=Member.objects.get(email="verwaltung@example.org"),
    )
    # The demo's chapters stand in all languages already.
    pages.make_chapter(
        BlueprintIndexPage.objects.get(locale__language_code="de"),
        number=13,
        title="Am Wasser",
        slug="am-wasser",
        lede="Ein Weg, den zwei gehen.",
        body=[pages.heading("Der erste Weg", "erster-weg"), pages.text("Sie gehen am Fluss entlang.")],
    )


if __name__ == "__main__":
    furnish()
