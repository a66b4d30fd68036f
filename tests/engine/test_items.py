import pytest

from tests.cli.conftest import answer
from tests.engine.conftest import policy

PDF = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 8\r\n\r\n%PDF-1.7"
LANDING = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n"
    b'Link: <https://doi.org/10.1234/x>; rel="cite-as"\r\n'
    b'Link: </paper.pdf>; rel="item"; type="application/pdf"\r\n\r\n<p>A paper.\n'
)


@pytest.fixture
def landing(world):
    world.serve("/paper.pdf", PDF)
    return world.serve("/landing", LANDING)


def test_what_a_landing_pages_link_headers_say_is_evidence(library, landing):
    library.archive(library.article(landing), policy=policy())
    row = library.row(landing)
    assert row["verdict"]["evidence"]["signposting"] == [
        {"rel": "cite-as", "url": "https://doi.org/10.1234/x"},
        {"rel": "item", "url": landing.replace("landing", "paper.pdf"), "type": "application/pdf"},
    ]
    assert row["capture"]["requisites"] == {"found": 0, "captured": 0}


def test_link_elements_of_a_page_say_the_same_as_headers(world, library):
    body = (
        b'<base href="/records/"><link rel="cite-as" href="https://doi.org/10.1234/x"><link rel=stylesheet href=a.css>'
        b'<link rel="item" type="application/pdf" href="1.pdf"><link rel="item" href="http://[bad"><p>A paper.'
    )
    page = world.serve("/page", answer(body))
    library.archive(library.article(page), policy=policy(defaults="requisites: false"))
    assert library.row(page)["verdict"]["evidence"]["signposting"] == [
        {"rel": "cite-as", "url": "https://doi.org/10.1234/x"},
        {"rel": "item", "url": page.replace("page", "records/1.pdf"), "type": "application/pdf"},
    ]


@pytest.mark.parametrize("requisites", ["true", "false"])
def test_its_items_are_kept_where_the_policy_asks_for_them(library, landing, requisites):
    asked = policy(defaults=f"signposting_items: true, requisites: {requisites}")
    library.archive(library.article(landing), policy=asked)
    assert library.row(landing)["capture"]["requisites"] == {"found": 1, "captured": 1}
    assert library.blocks("response", landing.replace("landing", "paper.pdf")) == [PDF]


def test_an_item_is_subject_to_the_policy_like_any_other_url(library, landing):
    rest = 'rules: [{match: "*/*.pdf", capture: false}]'
    library.archive(library.article(landing), policy=policy(defaults="signposting_items: true", rest=rest))
    assert library.row(landing)["capture"]["requisites"] == {"found": 1, "captured": 0}


def test_kept_items_survive_a_rebuild(library, landing):
    from crawler.engine.rebuilding import rebuild

    library.archive(library.article(landing), policy=policy(defaults="signposting_items: true"))
    before = library.row(landing)
    rebuild(library.store)
    assert library.row(landing) == before
