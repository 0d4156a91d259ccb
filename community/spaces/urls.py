from django.urls import include, path

from . import views

app_name = "spaces"

of_a_space = [
    path("", views.space_detail, name="space_detail"),
    path("join/", views.space_join, name="space_join"),
    path("ask/", views.space_ask, name="space_ask"),
    path("leave/", views.space_leave, name="space_leave"),
    path("house-rules/", views.house_rules, name="house_rules"),
    path("members/", views.member_list, name="member_list"),
    path("members/listing/", views.listing, name="listing"),
    path("members/<uuid:pk>/", views.membership_detail, name="membership_detail"),
    path("members/<uuid:pk>/role/", views.membership_role, name="membership_role"),
    path("members/<uuid:pk>/remove/", views.membership_remove, name="membership_remove"),
    path("documents/", views.document_list, name="document_list"),
    path("documents/new/", views.document_new, name="document_new"),
    path("documents/<uuid:pk>/", views.document_edit, name="document_edit"),
    path("documents/<uuid:pk>/remove/", views.document_remove, name="document_remove"),
    path("requests/", views.request_list, name="request_list"),
    path("requests/<uuid:pk>/", views.request_answer, name="request_answer"),
    path("invite/", views.invite, name="invite"),
    path("invite/name/", views.invite_by_name, name="invite_by_name"),
    path("invite/address/", views.invite_by_address, name="invite_by_address"),
    path("settings/", views.space_settings, name="space_settings"),
    path("archive/", views.space_archive, name="space_archive"),
]

urlpatterns = [
    path("", views.space_list, name="space_list"),
    path("open-a-space/", views.space_new, name="space_new"),
    path("requests/<uuid:pk>/withdraw/", views.request_withdraw, name="request_withdraw"),
    path("invitations/<uuid:pk>/", views.invitation_detail, name="invitation_detail"),
    path("invitations/<uuid:pk>/withdraw/", views.invitation_withdraw, name="invitation_withdraw"),
    path("spaces/<slug:slug>/", include(of_a_space)),
]
