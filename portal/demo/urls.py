from django.urls import path

from . import views

app_name = "demo"
urlpatterns = [
    path("tour/", views.tour, name="tour"),
    path("tour/<int:number>/", views.station, name="station"),
]
