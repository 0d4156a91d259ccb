from wagtail import hooks

from .viewsets import GrantViewSet, OrganisationViewSet, TopicViewSet


@hooks.register("register_admin_viewset")
def people_and_words():
    return [GrantViewSet(), OrganisationViewSet(), TopicViewSet()]
