"""Applications in every state, made through the services."""

from mentors.matching import services
from mentors.matching.models import Application
from tests.factories.programmes import in_three, make_form

ANSWERS = {"bring": "Zehn Jahre Statik.", "wish": "Jemanden, der die Kammer kennt."}


def make_forms(programme):
    """What a programme asks: one question about the mentee, two about the wish; the last for coordinators alone."""
    make_form(
        programme,
        "mentee_intake",
        [
            {
                "key": "bring",
                "kind": "long_text",
                "label": in_three("What do you bring?"),
                "required": True,
                "seen_by": "other_side",
            }
        ],
    )
    make_form(
        programme,
        "application",
        [
            {
                "key": "wish",
                "kind": "long_text",
                "label": in_three("What do you wish?"),
                "required": True,
                "seen_by": "other_side",
            },
            {
                "key": "safe",
                "kind": "long_text",
                "label": in_three("What makes you feel safe?"),
                "seen_by": "coordinators",
            },
        ],
    )


def make_draft(profile, mentee, **answers) -> Application:
    """Written to the end and not sent."""
    given = ANSWERS | answers
    application = services.start_application(by=mentee, profile=profile)
    services.save_intake(intake=application.intake, answers={"bring": given["bring"]})
    services.save_application(application=application, answers=given)
    return application


def make_application(profile, mentee, **answers) -> Application:
    """Sent and waiting."""
    application = make_draft(profile, mentee, **answers)
    services.submit_application(application=application)
    return application


def furnish(world):
    from tests.factories.directory import make_listed_mentor
    from tests.factories.programmes import make_programme

    mentee, mentor, coordinator = (world.people[role] for role in ("mentee", "mentor", "coordinator"))
    for name in ("draft", "waiting", "accepted"):
        programme = make_programme(world.organisation)
        make_forms(programme)
        profile = make_listed_mentor(programme, mentor, by=coordinator, audience="members", places=5)
        world.things[f"{name}_mentor"] = profile
        make = make_draft if name == "draft" else make_application
        world.things[f"{name}_application"] = make(profile, mentee)
    match = services.accept_application(application=world.things["accepted_application"], by=mentor)
    world.things["mentorship"] = match.mentorship
