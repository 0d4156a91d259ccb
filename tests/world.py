"""A small world for the access tables: one person for each role, and one thing of each kind.

Each part of the portal furnishes it in `tests/factories/<part>.py` with `furnish(world)`: it makes its things through
the services and names them (`world.things["application"] = …`). Rows of `access.yaml` speak of people and things by
these names.
"""

import importlib.util
from dataclasses import dataclass, field

# In the order of the floors: what is furnished later may use what was furnished before.
PARTS = (
    "accounts",
    "pages",
    "goodpractice",
    "notifications",
    "spaces",
    "forum",
    "questions",
    "moderation",
    "programmes",
    "directory",
    "matching",
    "mentorship",
)

ROLES = (
    "anonymous",
    "newcomer",  # a member who has done nothing yet
    "mentee",
    "mentor",
    "stranger",  # a member with a life of her own in the portal, but no part in the others' things
    "moderator",
    "coordinator",  # of the organisation that the mentor and the mentee belong to
    "foreign_coordinator",  # of another organisation
    "editor",
    "administrator",
)


@dataclass
class World:
    people: dict = field(default_factory=dict)
    things: dict = field(default_factory=dict)
    organisation: object = None
    foreign_organisation: object = None


def build() -> World:
    """People of every role, then whatever each part puts into the world."""
    from portal.accounts.models import Affiliation, Member, Organisation
    from portal.accounts.services import grant_role
    from portal.common.clock import now

    world = World()
    for role in ROLES[1:]:
        world.people[role] = Member.objects.create_user(
            email=f"{role}@example.org", given_name=role.title(), family_name="Muster", welcomed_at=now()
        )
    world.organisation = Organisation.objects.create(
        name="Universität Halmstein", slug="halmstein", kind="university"
    )
    world.foreign_organisation = Organisation.objects.create(
        name="Stadt Nordhafen", slug="nordhafen", kind="municipality"
    )
    for role, kind in (("mentee", "student"), ("mentor", "alumna")):
        Affiliation.objects.create(member=world.people[role], organisation=world.organisation, kind=kind)
    grant_role(member=world.people["coordinator"], role="coordinator", organisation=world.organisation)
    grant_role(
        member=world.people["foreign_coordinator"],
        role="coordinator",
        organisation=world.foreign_organisation,
    )
    grant_role(member=world.people["editor"], role="editor")
    grant_role(member=world.people["administrator"], role="administrator")
    for part in PARTS:
        if importlib.util.find_spec(f"tests.factories.{part}"):
            module = importlib.import_module(f"tests.factories.{part}")
            if hasattr(module, "furnish"):
                module.furnish(world)
    return world
