from wagtail import hooks

from .viewsets import ContactMessageViewSet


@hooks.register("register_admin_viewset")
def messages():
    return ContactMessageViewSet()
