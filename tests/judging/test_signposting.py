import json

from hypothesis import given
from hypothesis import strategies as st

from crawler.judging.signposting import MAX_SIGNPOSTS, RELATIONS, Signpost, signposts_in

PAGE = "https://repository.test/record/1"


def read(*values: str) -> list[tuple[str, str, str | None]]:
    return [(one.relation, one.url, one.media_type) for one in signposts_in(values, PAGE)]


def test_the_signposts_of_a_landing_page_are_read_from_all_its_link_headers():
    assert read(
        '<https://doi.org/10.1234/x>; rel="cite-as", </files/1.pdf>; rel=item; type="application/pdf"',
        '<https://orcid.test/0000>;rel="author",<1.json>;rel="describedby";type="application/ld+json"',
        '<https://schema.org/Article>; rel="type", <https://cc.test/by>; rel="license", <..>; rel="collection"',
    ) == [
        ("cite-as", "https://doi.org/10.1234/x", None),
        ("item", "https://repository.test/files/1.pdf", "application/pdf"),
        ("author", "https://orcid.test/0000", None),
        ("describedby", "https://repository.test/record/1.json", "application/ld+json"),
        ("type", "https://schema.org/Article", None),
        ("license", "https://cc.test/by", None),
        ("collection", "https://repository.test/", None),
    ]


def test_other_relations_and_links_of_other_things_are_left_out():
    assert read('</style.css>; rel=preload, <https://api.test/>; rel="https://api.w.org/"') == []
    assert read('<https://x.test/>; rel=item; anchor="https://other.test/"') == []
    assert read(f'<https://x.test/>; rel=item; anchor="{PAGE}"') == [("item", "https://x.test/", None)]


def test_one_link_can_have_several_relations_and_is_told_once_for_each():
    assert read('<a>; rel="item describedby ITEM", <a>; rel=item') == [
        ("item", "https://repository.test/record/a", None),
        ("describedby", "https://repository.test/record/a", None),
    ]


def test_a_header_without_end_is_cut_off():
    assert len(read(", ".join(f"<{n}>; rel=item" for n in range(5_000)))) == MAX_SIGNPOSTS


@given(st.lists(st.text(alphabet='<>;=,"\\ relitm-cas/:\x00\x1b\ud800', max_size=100), max_size=4))
def test_whatever_a_server_sends_becomes_json_without_control_characters(values):
    for signpost in signposts_in(values, PAGE):
        assert signpost.relation in RELATIONS
        assert signpost.url.isprintable()
        assert Signpost.from_json(json.loads(json.dumps(signpost.to_json()))) == signpost
