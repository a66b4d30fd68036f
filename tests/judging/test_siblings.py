from hypothesis import given
from hypothesis import strategies as st

from crawler import urls
from crawler.judging.siblings import SHORTEST, sibling_of

NAMES = st.text(alphabet="abcXYZ019-_.~%é/ ?=&", min_size=1, max_size=40)


def test_a_sibling_lies_in_the_same_folder_with_the_same_extension_and_a_name_that_nobody_has() -> None:
    sibling = sibling_of("https://example.org/news/2020/the-old-story.html", "seed")
    assert sibling is not None
    assert sibling.place == "https://example.org/news/2020/*.html"
    name = sibling.url.removeprefix("https://example.org/news/2020/").removesuffix(".html")
    assert len(name) >= SHORTEST
    assert name[3] == "-"
    assert "story" not in name


def test_pages_of_one_folder_share_a_place_and_pages_of_two_do_not() -> None:
    first, second, other = (
        sibling_of(f"https://example.org/{path}", "seed") for path in ("a/one.html", "a/two.html", "b/one.html")
    )
    assert first is not None
    assert second is not None
    assert other is not None
    assert first.place == second.place != other.place


def test_a_slash_at_the_end_is_kept() -> None:
    sibling = sibling_of("https://example.org/a/story/", "seed")
    assert sibling is not None
    assert sibling.place == "https://example.org/a/*/"
    assert sibling.url.endswith("/")


def test_where_a_query_picks_the_page_its_values_are_made_up_and_the_path_stays() -> None:
    sibling = sibling_of("https://example.org/index.php?id=4711&lang=en", "seed")
    assert sibling is not None
    assert sibling.place == "https://example.org/index.php?id=*&lang=*"
    assert sibling.url.startswith("https://example.org/index.php?id=9")


def test_a_number_stays_a_number_that_fits_a_database() -> None:
    sibling = sibling_of("https://example.org/articles/1234", "seed")
    assert sibling is not None
    assert sibling.url.rpartition("/")[2].isdigit()
    assert len(sibling.url.rpartition("/")[2]) == 8


def test_a_root_has_no_sibling() -> None:
    assert sibling_of("https://example.org/", "seed") is None
    assert sibling_of("https://example.org", "seed") is None


@given(NAMES)
def test_a_sibling_is_another_url_of_the_same_origin_and_always_the_same_one(name: str) -> None:
    url = urls.fetchable(urls.resolve(f"https://example.org/x/{name}"))
    sibling = sibling_of(url, "seed")
    if sibling is not None:
        assert urls.fetchable(urls.resolve(sibling.url)) == sibling.url
        assert urls.address(sibling.url).origin == "https://example.org"
        assert sibling.url != url
        assert sibling_of(url, "seed") == sibling
