"""The back office by rules: which rows somebody finds there follows from our own questions, not from model permissions.

Wagtail's permissions hold for a whole model; a coordinator has her organisation's rows and no others. A viewset of ours
says who may enter, what is done there at all, and which rows there are for a reader; the list, each page of a row, its
history and its usage obey.
"""

from functools import wraps

from django.contrib.admin.utils import unquote
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import BasePermissionPolicy


class ScopedPolicy(BasePermissionPolicy):
    """Wagtail's question "may this person do that?", answered by a viewset of ours."""

    def __init__(self, model, viewset: "Scoped"):
        super().__init__(model)
        self.viewset = viewset

    def user_has_permission(self, user, action):
        return user.is_authenticated and user.is_active and self.viewset.may(user, action)

    def user_has_permission_for_instance(self, user, action, instance):
        return (
            self.user_has_permission(user, action) and self.viewset.rows(user).filter(pk=instance.pk).exists()
        )

    def instances_user_has_any_permission_for(self, user, actions):
        if self.user_has_any_permission(user, actions):
            return self.viewset.rows(user)
        return self.model._default_manager.none()

    def users_with_any_permission(self, actions):
        """Wagtail asks this to offer people in its filters; our rows name nobody there."""
        return get_user_model()._default_manager.none()


class ScopedIndexView(IndexView):
    """A list that begins with the reader's own rows."""

    rows = None

    def get_base_queryset(self):
        return self.rows(self.request.user)


class Scoped:
    """What makes a `ModelViewSet` ask our rules; see `ScopedViewSet`."""

    actions: frozenset[str] = frozenset({"view"})

    def may_enter(self, member) -> bool:
        """Whether this part of the back office is there for somebody at all."""
        raise NotImplementedError

    def rows(self, member) -> models.QuerySet:
        """The rows that are there for her."""
        return self.model._default_manager.visible_to(member)

    def may(self, member, action: str) -> bool:
        """`action` is Wagtail's word: add, change, delete, view."""
        return action in self.actions and self.may_enter(member)

    @property
    def permission_policy(self):
        return ScopedPolicy(self.model, self)

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(rows=self.rows, **kwargs)

    def construct_view(self, view_class, **kwargs):
        return self.guard(super().construct_view(view_class, **kwargs))

    def guard(self, view):
        """Let a view of one row answer 404 for a row that is not there for the reader, and for whoever may not enter."""

        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.user.is_authenticated or not self.may_enter(request.user):
                raise Http404
            if "pk" in kwargs and not self._is_there(request.user, kwargs["pk"]):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    def _is_there(self, member, pk) -> bool:
        try:
            return self.rows(member).filter(pk=unquote(str(pk))).exists()
        except (ValueError, ValidationError):
            return False


class ScopedViewSet(Scoped, ModelViewSet):
    """A part of the back office that is one's own: say `may_enter`, `actions` and, where it is not `visible_to`, `rows`."""

    index_view_class = ScopedIndexView
    # Nothing here is pointed to from pages; the index would only copy what people wrote.
    add_to_reference_index = False

    def get_permissions_to_register(self):
        """No model-wide permission of ours stands on Wagtail's form for groups: roles are grants."""
        return Permission.objects.none()
