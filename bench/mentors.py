"""So many mentors as a measurement needs, made in minutes: `python -m bench.mentors 10000`, in the data that are set.

Their words are those of the demo, in the three languages, with the skew of life: German is spoken by nearly all, a
handful of topics by most, and every tenth word is one that hardly anybody else uses.
"""

import itertools
import os
import random
import sys
import uuid
from datetime import timedelta

COMMONEST_FIRST = 1.1
PASSWORD_OF_NOBODY = "!bench"  # noqa: S105
ROWS_AT_ONCE = 2000
LANGUAGES = {"de": 0.97, "en": 0.72, "uk": 0.28, "ru": 0.2, "fr": 0.11, "pl": 0.09, "tr": 0.08, "ar": 0.07}
LANGUAGES |= {"es": 0.06, "fa": 0.05, "it": 0.03, "pt": 0.02, "ti": 0.01}
WRITTEN_IN = {"de": 0.72, "en": 0.16, "uk": 0.12}
REGIONS = {
    "NW": 18,
    "BY": 13,
    "BW": 11,
    "NI": 8,
    "HE": 6,
    "SN": 4,
    "RP": 4,
    "BE": 4,
    "SH": 3,
    "BB": 2.5,
    "ST": 2,
}
REGIONS |= {"TH": 2, "HH": 2, "MV": 1.6, "SL": 1, "HB": 0.7}
ORGANISATIONS = 60
WORDS = {
    "towns": """
        Köln Hamburg Bremen München Berlin Leipzig Dresden Münster Kassel Halle Kiel Rostock Lübeck
        Mainz Trier Bonn Essen Dortmund Bochum Hannover Göttingen Nürnberg Augsburg Ulm Freiburg
        Karlsruhe Mannheim Erfurt Jena Potsdam
    """,
    "first": """
        Anna Olena Maria Fatima Iryna Julia Nataliia Sabine Katharina Amina Oksana Petra Leyla Sofia
        Halyna Karin Yuliia
    """,
    "beginnings": """
        Pflege Schul Bau Brücken Steuer Wasser Labor Sprach Bewerbungs Anerkennungs Forschungs Kinder
        Klinik Rechts Verlags Energie Küchen Garten Theater Software Daten Umwelt Hafen Zahn Sozial
        Musik Vertriebs Kranken Hebammen Kranführer Ingenieur Architektur Holz Metall Textil Apotheken
        Berufs Frauen Jugend Stadt
    """,
    "endings": """
        ausbildung leitung fachkraft beratung verwaltung technik planung recht gruppe arbeit wesen
        prüfung lehre dienst büro projekt forschung therapie wirtschaft praxis werkstatt schule stelle
        assistenz gestaltung
    """,
    "syllables": """
        ba ko li mar ten sow ski yan dur hel gra nov ka ru den bre lom pe tri sha wal fin or ez uli kra
        ven os
    """,
}


class Words:
    """What people write, drawn by lot: the same lot gives the same words."""

    def __init__(self, lot: random.Random):
        from portal.demo import texts

        self.lot = lot
        people = texts.read("people")
        self.topics = people["topics"]
        self.sentences: dict[str, list[str]] = {"de": [], "en": [], "uk": []}
        for chapter in texts.read_all("blueprint/[0-9]*"):
            for code, found in self.sentences.items():
                found.extend(sentences_in(texts.in_language(chapter, code)))
        said = [entry["mentor"] for entry in people["members"] if "mentor" in entry]
        self.headlines = {
            code: [m["headline"] for m in said if m["language"] == code] for code in self.sentences
        }
        self.offers = {
            code: [line for m in said if m["language"] == code for line in m["offers"]]
            for code in self.sentences
        }
        self.words = {name: found.split() for name, found in WORDS.items()}
        pairs = itertools.product(self.words["beginnings"], self.words["endings"])
        self.compounds = [f"{one}{two}" for one, two in pairs]
        lot.shuffle(self.compounds)

    def one_of(self, values: list):
        """Every other time one of the first, which come up again and again; else any."""
        first = int(self.lot.paretovariate(COMMONEST_FIRST)) - 1
        return values[
            first if first < len(values) and self.lot.random() < 0.5 else self.lot.randrange(len(values))
        ]

    def weighed(self, values: dict[str, float]) -> str:
        return self.lot.choices(list(values), list(values.values()))[0]

    def text(self, language: str, count: int) -> str:
        """Some sentences, with a word of somebody's trade and one that is nearly nobody's."""
        said = self.lot.sample(self.sentences[language], count)
        if language != "uk":
            said.append(
                f"{self.one_of(self.compounds)}, {self.lot.choice(self.words['towns'])}, {self.name()}."
            )
        return " ".join(said)

    def name(self) -> str:
        return "".join(self.lot.choices(self.words["syllables"], k=self.lot.choice((2, 2, 3)))).capitalize()


def sentences_in(value) -> list[str]:
    if isinstance(value, dict):
        return [line for each in value.values() for line in sentences_in(each)]
    if isinstance(value, list):
        return [line for each in value for line in sentences_in(each)]
    return (
        [f"{line}." for line in str(value).split(". ") if 40 < len(line) < 220]
        if isinstance(value, str)
        else []
    )


def make(count: int, *, seed: int = 20261122) -> str:
    """Make the mentors and their entries in an empty portal; returns the session key of a member who may look."""
    from django.db import transaction

    lot = random.Random(seed)  # noqa: S311
    words = Words(lot)
    with transaction.atomic():
        ground = Ground(words)
    for start in range(0, count, ROWS_AT_ONCE):
        with transaction.atomic():
            ground.people(range(start, min(start + ROWS_AT_ONCE, count)))
    return ground.session()


class Ground:
    """What mentors stand on: a programme, organisations, topics; and the mentors themselves, in heaps."""

    def __init__(self, words: Words):
        from django.contrib.contenttypes.models import ContentType

        from mentors.directory.models import MentorProfile
        from mentors.programmes.models import Programme
        from portal.accounts.models import Organisation
        from portal.common.clock import now
        from portal.common.models import Topic

        self.words, self.now = words, now()
        self.mentors = ContentType.objects.get_for_model(MentorProfile)
        self.organisations = Organisation.objects.bulk_create(
            Organisation(
                name=f"{words.one_of(words.compounds)} {words.name()}", slug=f"bench-{n}", kind="company"
            )
            for n in range(ORGANISATIONS)
        )
        self.topics = []
        for entry in words.topics:
            names = {f"name_{code}": name for code, name in entry["name"].items()}
            self.topics.append(
                Topic.objects.get_or_create(
                    slug=entry["slug"], defaults={"name": entry["name"]["de"], **names}
                )[0]
            )
        self.programme = Programme.objects.create(
            organisation=self.organisations[0], slug="bench", name={"de": "Ankommen"}, summary={"de": ""}
        )

    def people(self, numbers) -> None:
        """One heap of mentors with everything that hangs on them."""
        from mentors.directory.models import MentorProfile
        from portal.accounts.models import CareerStation, Consent, Member, SpokenLanguage
        from portal.common.models import TaggedTopic

        words, lot = self.words, self.words.lot
        members, profiles, stations, spoken, consents, tagged = [], [], [], [], [], []
        for number in numbers:
            member = Member(
                id=uuid.UUID(int=lot.getrandbits(128), version=4),
                email=f"bench{number}@example.org",
                password=PASSWORD_OF_NOBODY,
                given_name=words.one_of(words.words["first"]),
                family_name=words.name(),
                shown_as=lot.choice(["short", "full"]),
                welcomed_at=self.now,
            )
            language = words.weighed(WRITTEN_IN)
            profile = MentorProfile(
                id=uuid.UUID(int=lot.getrandbits(128), version=4),
                member=member,
                programme=self.programme,
                state="listed",
                kind=lot.choice(["alumna", "staff", "expert", "expert"]),
                organisation=words.one_of(self.organisations),
                language=language,
                headline=words.one_of(words.headlines[language] or words.headlines["de"]),
                about=words.text(language, lot.randint(1, 3)),
                how_i_work=words.text(language, lot.randint(1, 2)),
                offers=lot.sample(words.offers[language] or words.offers["de"], 3),
                seeks=lot.sample(words.offers["en"], 1),
                one_to_one=lot.random() < 0.9,
                in_groups=lot.random() < 0.3,
                online=lot.random() < 0.8,
                in_person=lot.random() < 0.6,
                region=words.weighed(REGIONS),
                hours_per_month=3,
                places=2,
                places_free=lot.choice([0, 0, 1, 2]),
                audience=lot.choice(["public", "members", "members"]),
                submitted_at=self.now - timedelta(days=9),
                listed_at=self.now - timedelta(days=8),
            )
            members.append(member)
            profiles.append(profile)
            for year in range(lot.randint(1, 3)):
                stations.append(
                    CareerStation(
                        member=member, role=words.one_of(words.compounds), from_year=2010 + 4 * year
                    )
                )
            spoken += [
                SpokenLanguage(member=member, language=code, level="fluent")
                for code, share in LANGUAGES.items()
                if lot.random() < share
            ]
            consents.append(
                Consent(member=member, kind="listing", version="1", scope=profile.audience, given_at=self.now)
            )
            tagged += [
                TaggedTopic(tag=topic, content_type=self.mentors, object_id=profile.pk)
                for topic in dict.fromkeys(words.one_of(self.topics) for _ in range(lot.randint(1, 5)))
            ]
        for model, rows in (
            (Member, members),
            (MentorProfile, profiles),
            (CareerStation, stations),
            (SpokenLanguage, spoken),
            (Consent, consents),
            (TaggedTopic, tagged),
        ):
            model.objects.bulk_create(rows)

    def session(self) -> str:
        """Somebody who is signed in."""
        from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
        from django.contrib.sessions.backends.db import SessionStore

        from portal.accounts.models import Member

        reader = Member.objects.create_user(
            "bench@example.org", given_name="Reader", family_name="Bench", welcomed_at=self.now
        )
        session = SessionStore()
        session[SESSION_KEY] = str(reader.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = reader.get_session_auth_hash()
        session.set_expiry(timedelta(days=3650))
        session.save()
        return session.session_key


def main(count: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(make(count))
    call_command("search_rebuild", "mentor", verbosity=0, stdout=sys.stderr)


if __name__ == "__main__":
    main(int(sys.argv[1]))
