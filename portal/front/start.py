"""What a new portal begins with: a home page in each language and editors who may publish.

Runs after `migrate` and not inside a migration: Wagtail's permissions exist only then, and a test database that was
emptied gets it back. What exists is left as it is.
"""

from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connection, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from portal.pages.models import EditorialReview

from .models import HomePage

ON_PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
# Whoever writes and does not publish: sends what is written to the review.
WRITING = ("add_page", "change_page")
ON_COLLECTIONS = {
    # Our pictures have a model of their own; Wagtail asks for the rights on its own one.
    "wagtailimages": ("add_image", "change_image", "choose_image"),
    "wagtaildocs": ("add_document", "change_document", "choose_document"),
    # The rights of films are those of the library that keeps them.
    "wagtailmedia": ("add_media", "change_media"),
}
# What several pages use, kept by those who write the pages; and where old addresses lead (a page that is renamed leaves
# its own behind, others stand on printed paper).
SHARED = (
    "portal_pages.mentoringmodule",
    "portal_pages.principle",
    "news.testimonial",
    "wagtailredirects.redirect",
)
EDITED = tuple(
    f"{label}.{action}_{model}"
    for label, model in (shared.split(".") for shared in SHARED)
    for action in ("add", "change", "delete", "view")
)
# The groups are those of `portal.accounts.groups`, with what each may do everywhere.
GROUPS = {
    "Authors": ("wagtailadmin.access_admin",),
    "Editors": ("wagtailadmin.access_admin", "wagtail_localize.submit_translation", *EDITED),
    "Administrators": (
        "wagtailadmin.access_admin",
        "wagtail_localize.submit_translation",
        "portal_pages.change_sitesettings",
        "portal_pages.change_imprintsettings",
        "portal_pages.change_accessibilitysettings",
        *EDITED,
    ),
}

# The workflow of the pages, and the groups that decide in it.
REVIEW = "Editorial review"
REVIEWERS = ("Editors", "Administrators")


def after_migrate(sender, **kwargs) -> None:
    """Receiver of `post_migrate` for this app; a half-migrated database waits for the next time."""
    tables = connection.introspection.table_names()
    if HomePage._meta.db_table in tables and "wagtail_localize_translation" in tables:
        make_start()


@transaction.atomic
def make_start() -> None:
    """Make what is missing: languages, home pages, the site, the groups, the review."""
    homes = make_homes()
    # The one address of the portal stands in the environment; Wagtail builds full addresses from this row.
    address = urlsplit(settings.PUBLIC_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": address.hostname, "port": port, "site_name": settings.SITE_NAME},
        create_defaults={
            "hostname": address.hostname,
            "port": port,
            "site_name": settings.SITE_NAME,
            "root_page": homes[0],
        },
    )
    make_editors()


def make_homes() -> list[HomePage]:
    """A published home page a language, the default one first; Wagtail's own welcome page makes way."""
    existing = list(HomePage.objects.select_related("locale"))
    if existing:
        return sorted(existing, key=lambda page: page.locale.language_code != settings.LANGUAGE_CODE)
    locales = {
        code: Locale.objects.get_or_create(language_code=code)[0] for code, _name in settings.LANGUAGES
    }
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    welcome = root.get_children().exact_type(Page)
    welcome.update(slug="welcome-to-wagtail")
    homes: list[HomePage] = []
    for code in sorted(dict(settings.LANGUAGES), key=lambda code: code != settings.LANGUAGE_CODE):
        with translation.override(code):
            home = HomePage(
                slug="home" if code == settings.LANGUAGE_CODE else f"home-{code}",
                locale=locales[code],
                title=_("Someone who already knows the way."),
                lede=_("People who are new somewhere meet people who are already at home there."),
                find_title=_("I am looking for a mentor"),
                find_link=_("Find people"),
                become_title=_("I would like to be a mentor"),
                become_link=_("How it begins"),
            )
        if homes:
            home.translation_key = homes[0].translation_key
        root.add_child(instance=home)
        root.refresh_from_db()
        home.save_revision().publish()
        homes.append(home)
    Site.objects.filter(is_default_site=True).update(root_page=homes[0])
    # Only now: a site goes with its root page.
    for page in welcome:
        page.delete()
    return homes


def make_editors() -> None:
    """What authors, editors and administrators may do in the back office; a member is in the group by her role."""
    for label in (
        "wagtailcore",
        "wagtailadmin",
        "wagtaildocs",
        "wagtailimages",
        "wagtailmedia",
        "wagtailredirects",
        "portal_pages",
    ):
        create_permissions(apps.get_app_config(label), verbosity=0)
    root = Page.get_first_root_node()
    collection = Collection.get_first_root_node() or Collection.add_root(instance=Collection(name="Root"))
    for name, everywhere in GROUPS.items():
        group, _created = Group.objects.get_or_create(name=name)
        for codename in WRITING if name == "Authors" else ON_PAGES:
            GroupPagePermission.objects.get_or_create(
                group=group, page=root, permission=_permission(codename)
            )
        for label, codenames in ON_COLLECTIONS.items():
            for codename in codenames:
                GroupCollectionPermission.objects.get_or_create(
                    group=group, collection=collection, permission=_permission(codename, label)
                )
        for each in everywhere:
            label, codename = each.split(".")
            group.permissions.add(
                *Permission.objects.filter(content_type__app_label=label, codename=codename)
            )
    # Wagtail ships an approval by "Moderators". Ours are people of the community, and editors publish themselves.
    WorkflowPage.objects.filter(page=root, workflow__name="Moderators approval").delete()
    Workflow.objects.filter(name="Moderators approval", active=True).update(active=False)
    Group.objects.filter(name="Moderators", user=None).delete()
    make_review(root)


def make_review(root: Page) -> None:
    """One workflow for all pages: an editor reads and publishes, or sends back with a reason.

    Made once. Whoever changes, switches off or replaces it in the back office finds it so after the next update.
    """
    if EditorialReview.objects.exists():
        return
    review = EditorialReview.objects.create(name=REVIEW)
    review.groups.set(Group.objects.filter(name__in=REVIEWERS))
    workflow = Workflow.objects.create(name=REVIEW)
    WorkflowTask.objects.create(workflow=workflow, task=review, sort_order=0)
    WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})


def _permission(codename: str, label: str = "wagtailcore") -> Permission:
    return Permission.objects.get(content_type__app_label=label, codename=codename)
