import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.mementos import CitedMemento, cited_memento
from crawler.mementos.memento import write_timestamp

PAGE = "http://page.test/a?b=c"


def said(target: str) -> tuple[str, str | None, str | None]:
    found = cited_memento(target)
    assert isinstance(found, CitedMemento)
    assert found.url == target
    return found.archive, found.original, write_timestamp(found.at) if found.at else None


@pytest.mark.parametrize(
    ("target", "archive", "at"),
    [
        (f"https://web.archive.org/web/20150304050607/{PAGE}", "web.archive.org", "20150304050607"),
        (f"http://web.archive.org/web/20150304050607id_/{PAGE}", "web.archive.org", "20150304050607"),
        (f"https://web.archive.org/20150304050607/{PAGE}", "web.archive.org", "20150304050607"),
        (f"https://web.archive.org/web/2015/{PAGE}#part", "web.archive.org", "20150101000000"),
        ("https://web.archive.org/web/20150304050607/page.test/a?b=c", "web.archive.org", "20150304050607"),
        ("https://web.archive.org/web/20150304050607/http:/page.test/a?b=c", "web.archive.org", "20150304050607"),
        (f"https://wayback.archive-it.org/1234/20150304050607/{PAGE}", "wayback.archive-it.org", "20150304050607"),
        (f"https://arquivo.pt/wayback/20150304050607/{PAGE}", "arquivo.pt", "20150304050607"),
        (f"https://www.webarchive.org.uk/wayback/archive/20150304050607mp_/{PAGE}", "webarchive.org.uk",
         "20150304050607"),
        (f"https://swap.stanford.edu/20150304050607/{PAGE}", "swap.stanford.edu", "20150304050607"),
        (f"https://any.test/collection/20150304050607mp_/{PAGE}", "any.test", "20150304050607"),
        (f"https://archive.ph/20150304050607/{PAGE}", "archive.today", "20150304050607"),
        (f"https://archive.is/2015.03.04-050607/{PAGE}", "archive.today", "20150304050607"),
        (f"https://archive.today/20150304/{PAGE}", "archive.today", "20150304000000"),
        ("http://megalodon.jp/2015-0304-0506-07/page.test/a?b=c", "megalodon.jp", "20150303200607"),
        ("http://www.webcitation.org/query?url=http%3A%2F%2Fpage.test%2Fa%3Fb%3Dc&date=2015-03-04", "webcitation.org",
         "20150304000000"),
    ],
)  # fmt: skip
def test_a_cited_memento_is_split_into_archive_original_and_moment(target, archive, at):
    assert said(target) == (archive, PAGE, at)


@pytest.mark.parametrize(
    ("target", "archive"),
    [
        ("https://perma.cc/AB12-CD34", "perma.cc"),
        ("https://perma.cc/AB12-CD34?type=image", "perma.cc"),
        ("https://archive.ph/oAbC1", "archive.today"),
        ("https://archive.is/wip/oAbC1", "archive.today"),
        ("https://ghostarchive.org/archive/abCde", "ghostarchive.org"),
        ("http://www.webcitation.org/5abcdEFGh", "webcitation.org"),
    ],
)
def test_a_memento_whose_url_tells_nothing_is_known_for_one(target, archive):
    assert said(target) == (archive, None, None)


@pytest.mark.parametrize(
    "target",
    [
        None,
        "mailto:a@web.archive.org",
        "https://web.archive.org/",
        f"https://web.archive.org/web/{PAGE}",
        f"https://web.archive.org/web/*/{PAGE}",
        "https://web.archive.org/web/20150304050607/mailto:x@y.test",
        "https://web.archive.org/web/20159904050607/http://page.test/",
        "https://archive.org/details/book",
        f"https://archive.ph/newest/{PAGE}",
        f"https://archive.ph/{PAGE}",
        "https://perma.cc/about",
        "https://blog.test/2015/03/04/http-is-fine",
        "https://shop.test/20150304/item",
        f"https://sso.test/login?to=/20150304050607/{PAGE}",
    ],
)
def test_other_links_are_no_mementos(target):
    assert cited_memento(target) is None


@given(st.text(max_size=80))
def test_nothing_breaks_the_splitting(text):
    for host in ("web.archive.org/web", "archive.ph", "perma.cc", "webcitation.org", "megalodon.jp", "x.test"):
        found = cited_memento(f"https://{host}/{text}")
        assert found is None or found.archive
