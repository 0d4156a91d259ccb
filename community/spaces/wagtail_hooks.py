from wagtail import hooks

from .viewsets import SpaceViewSet


@hooks.register("register_admin_viewset")
def spaces():
    return SpaceViewSet()
