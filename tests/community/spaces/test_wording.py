from django.utils.translation import override


def test_a_name_is_read_in_the_readers_language(make_space):
    space = make_space(name_de="Ankommen", name_en="Arriving", name_uk="Прибуття")
    with override("uk"):
        assert space.name == "Прибуття"
    with override("en"):
        assert space.name == "Arriving"


def test_a_space_of_one_language_is_read_in_that_language(make_space):
    space = make_space(name_de="", name_en="", name_uk="Прибуття")
    with override("de"):
        assert str(space) == "Прибуття"
