from wagtail import hooks

from .viewsets import SynonymsViewSet


@hooks.register("register_admin_viewset")
def synonyms():
    return SynonymsViewSet()
