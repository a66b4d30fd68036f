"""Marks of software that something is withheld, or that a page is a frame of a parking service."""

import pytest

from crawler.judging.parking import frame_of_own_domain
from crawler.judging.wall_marks import mark_of_wall

URL = "http://www.harbour-club.example/minutes/2011"


@pytest.mark.parametrize(
    ("markup", "mark"),
    [
        ('<aside class="gh-post-upgrade-cta"><h2>for paying readers</h2></aside>', "gh-post-upgrade-cta"),
        ("<div class='note pmpro_content_message'>members</div>", "pmpro_content_message"),
        ('<div id="wpmem_restricted_msg"><p>log in</p></div>', "wpmem_restricted_msg"),
        ("<style>.gh-post-upgrade-cta h2 { color: #fff }</style>", None),
        ('<p>the class "gh-post-upgrade-cta" is ghost\'s</p>', None),
    ],
)
def test_a_wall_is_marked_at_an_element_and_not_in_a_style_sheet(markup: str, mark: str | None) -> None:
    assert mark_of_wall(markup) == mark


@pytest.mark.parametrize(
    ("source", "is_parked"),
    [
        ("http://ads.parker.example/?dn=harbour-club.example&pid=7", True),
        ("//ads.parker.example/lander?domain=www.harbour-club.example", True),
        ("http://home.provider.example/~harbour/", False), ("http://ads.parker.example/?dn=other.example", False),
        ("/start?domain=harbour-club.example", False),
    ],
)  # fmt: skip
def test_a_frame_that_is_asked_for_by_its_pages_domain_is_a_parking_services(source: str, is_parked: bool) -> None:
    markup = f'<frameset rows="100%,*"><frame name=a src="{source}"></frameset>'
    assert (frame_of_own_domain(markup, URL) is not None) is is_parked
