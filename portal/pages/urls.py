"""Addresses without a language: for browsers and search engines."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.door, name="door"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("colours.css", views.colours, name="colours"),
]
