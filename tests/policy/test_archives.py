import pytest

from crawler.policy.archives import replay_of


@pytest.mark.parametrize(
    ("endpoint", "replay"),
    [
        ("https://web.archive.org/cdx/search/cdx", "https://web.archive.org/web/"),
        ("http://localhost:8080/coll/cdx", "http://localhost:8080/coll/"),
        ("http://localhost:8080/coll-cdx", "http://localhost:8080/coll/"),
        ("https://a.test/api?x=1", None),
        ("https://a.test/cdx", None),
    ],
)
def test_where_an_archive_shows_copies_follows_from_its_address(endpoint, replay):
    assert replay_of(endpoint) == replay
