"""A publish leaves a version behind; pages that were public before there were versions get their first one."""

from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Exists, OuterRef
from django.db.models.signals import post_migrate
from wagtail.models import get_page_models
from wagtail.signals import page_published

from .models import PageVersion, VersionedPage
from .services import NO_REASON, record_version


def connect(app) -> None:
    page_published.connect(_a_page_is_published, dispatch_uid="versions.published")
    post_migrate.connect(_first_versions, sender=app, dispatch_uid="versions.first")


def _a_page_is_published(sender, instance, revision=None, **kwargs) -> None:
    # A page that waits for its hour sends the signal as well; an alias says what another page says.
    if not isinstance(instance, VersionedPage) or not instance.live or instance.alias_of_id:
        return
    record_version(page=instance)
    if revision is not None:
        # Aliases are made of what this revision says.
        revision.content = revision.content | NO_REASON


def _first_versions(sender, using, **kwargs) -> None:
    executor = MigrationExecutor(connections[using])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        # Half way up or down, the tables are not yet those of these models.
        return
    for model in get_page_models():
        if issubclass(model, VersionedPage):
            versions = PageVersion.objects.filter(page=OuterRef("pk"))
            for page in model.objects.live().filter(~Exists(versions), alias_of=None):
                record_version(page=page)
