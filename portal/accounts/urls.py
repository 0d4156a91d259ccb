from django.urls import path

from .views import entrance, leaving, meeting, privacy, profile

app_name = "accounts"

urlpatterns = [
    path("", profile.overview, name="me"),
    path("welcome/", entrance.welcome, name="welcome"),
    path("name/", profile.edit_name, name="name"),
    path("languages/", profile.edit_languages, name="languages"),
    path("place/", profile.edit_place, name="place"),
    path("career/", profile.edit_career, name="career"),
    path("skills/", profile.edit_skills, name="skills"),
    path("mail-language/", profile.edit_writing_language, name="writing_language"),
    path("consents/", privacy.consent_list, name="consents"),
    path("consents/<uuid:pk>/withdraw/", privacy.withdraw, name="withdraw"),
    path("seen-by/", privacy.look_list, name="looks"),
    path("blocked/", privacy.block_list, name="blocks"),
    path("blocked/<uuid:pk>/lift/", privacy.lift_block, name="lift_block"),
    path("block/<str:token>/", meeting.block_member, name="block"),
    path("data/", leaving.data, name="data"),
    path("data/pack/", leaving.take_along, name="take_along"),
    path("leave/", leaving.leave, name="leave"),
    path("leave/sign-in/", leaving.sign_in_again, name="sign_in_again"),
    path("security/", privacy.security, name="security"),
]
