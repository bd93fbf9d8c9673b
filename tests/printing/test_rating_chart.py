"""The self-ratings as a picture and as figures."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from paper import DEMO, IMPRINT, figures, fonts, greys_only, pages, sizes, tags, text
from samordning_desktop.core.chart import NO_RATINGS
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT, Instrument, Rating
from samordning_desktop.core.sheet import RatingChartSheet
from samordning_desktop.printing import rating_chart_pdf

OTHER = Instrument("2", ("Sömn", "Lust", "Ork"))
EACH = (DEFAULT_INSTRUMENT, OTHER)


def ratings(count: int, instrument: str = "1", first: date = date(2025, 3, 3)) -> tuple[Rating, ...]:
    return tuple(
        Rating(f"{instrument}-{at}", first + timedelta(days=14 * at), (at % 11, 5, 10 - at % 11), instrument)
        for at in range(count)
    )


def sheet(*shown: Rating, name: str = "Anna-Karin Åström") -> RatingChartSheet:
    return RatingChartSheet(IMPRINT, name, EACH, shown)


def test_names_months_and_every_answer():
    shown = text(rating_chart_pdf(sheet(*ratings(6))))
    assert "Självskattningar för Anna-Karin Åström" in shown
    assert "Datum Hur jag mår Alkohol, droger eller spel Vardagen" in shown
    assert "3 mars 2025 0 5 10" in shown
    assert "12 maj 2025 5 5 5" in shown
    assert "mars 2025 apr maj" in shown
    assert "Formulär version 1 · Utskrivet 23 november 2026" in shown


def test_answers_stand_by_day_however_they_were_given():
    first, second = ratings(2)
    assert text(rating_chart_pdf(sheet(second, first))) == text(rating_chart_pdf(sheet(first, second)))


def test_the_figure_is_told_in_words():
    [told] = figures(rating_chart_pdf(sheet(*ratings(6))))
    assert told.startswith("Diagram över 6 självskattningar från den 3 mars 2025 till den 12 maj 2025")


def test_a_chart_for_each_version_of_the_form():
    pdf = rating_chart_pdf(sheet(*ratings(3), *ratings(2, "2", date(2026, 1, 1))))
    one, two = figures(pdf)
    assert one.startswith("Diagram över 3 ") and "Vardagen" in one
    assert two.startswith("Diagram över 2 ") and "Sömn" in two
    assert "Formulär version 1, 2 · Utskrivet" in text(pdf)


def test_no_ratings_is_one_page_that_says_so():
    [page] = pages(rating_chart_pdf(sheet()))
    assert NO_RATINGS in page
    assert "Alla svar" not in page
    assert len(pages(rating_chart_pdf(RatingChartSheet(IMPRINT, "Bo", (), ())))) == 1


def test_forty_answers_are_all_there_under_a_repeated_head():
    shown = pages(rating_chart_pdf(sheet(*ratings(40))))
    assert len(shown) == 3
    assert all("Datum Hur jag mår" in page for page in shown)
    for rating in ratings(40):
        assert any(f"{rating.day.year} {' '.join(map(str, rating.values))}" in page for page in shown)
    assert all("Anna-Karin Åström" in page for page in shown)


def test_large_type_embedded_fonts_no_colour_and_tags():
    pdf = rating_chart_pdf(sheet(*ratings(5)))
    assert min(sizes(pdf)) >= 13
    assert all(fonts(pdf).values())
    assert greys_only(pdf)
    assert tags(pdf).count("TR") == 6
    assert {"H1", "H2", "Figure", "Table", "TH", "TD"} <= set(tags(pdf))


@given(
    st.lists(
        st.builds(
            Rating,
            st.just("r"),
            st.dates(),
            st.tuples(st.integers(0, 10), st.integers(0, 10), st.integers(0, 10)),
            st.sampled_from(["1", "2", "3"]),
        ),
        max_size=30,
    ),
    st.text(max_size=100),
    st.text(max_size=60),
)
def test_any_ratings_and_names_give_a_pdf(shown, name, scale):
    instruments = (DEFAULT_INSTRUMENT, Instrument("2", (scale, name, "")))
    assert pages(rating_chart_pdf(RatingChartSheet(DEMO, name, instruments, tuple(shown))))


def test_the_day_of_printing_is_on_it():
    assert "23 november 2026" in text(rating_chart_pdf(sheet()))
