from .index import NewsIndexPage
from .news import NewsPage, NewsTopic
from .series import SeriesPage
from .testimonial import Testimonial, TestimonialPlace

__all__ = ["NewsIndexPage", "NewsPage", "NewsTopic", "SeriesPage", "Testimonial", "TestimonialPlace"]
