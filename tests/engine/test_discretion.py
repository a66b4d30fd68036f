import asyncio

import pytest

from crawler.engine.discretion import Discretion

PUBLIC = "https://archive.example.org/cdx"


async def _addresses(host: str) -> list[str]:
    known = {"wiki.corp.example.org": ["10.1.2.3"], "both.example.org": ["8.8.8.8", "fd00::1"]}
    if host == "gone.example.org":
        raise OSError("no such name")
    return known.get(host, ["8.8.8.8", "2001:4860:4860::8888"])


def withholds(endpoint: str, target: str, *, looks_up: bool = True) -> bool:
    return asyncio.run(Discretion(looks_up=looks_up, resolver=_addresses).withholds(endpoint, target))


@pytest.mark.parametrize(
    "target",
    ["http://10.0.0.7/a", "http://[fd00::1]:8080/", "http://127.1/", "http://wiki/", "http://nas.local/x",
     "https://site.test/", "https://WIKI.internal./", "http://wiki.corp.example.org/plan", "http://both.example.org/"],
)  # fmt: skip
def test_a_public_archive_does_not_learn_of_a_page_that_is_not_public(target):
    assert withholds(PUBLIC, target)


@pytest.mark.parametrize("target", ["https://example.org/a", "http://8.8.8.8/", "http://gone.example.org/"])
def test_it_is_asked_about_all_others_those_without_an_address_too(target):
    assert not withholds(PUBLIC, target)


@pytest.mark.parametrize("endpoint", ["http://127.0.0.1:8080/timegate/", "http://archive/cdx", "http://a.local/cdx"])
def test_an_archive_that_is_not_public_itself_may_know_of_it(endpoint):
    assert not withholds(endpoint, "http://wiki/")


def test_names_that_a_proxy_looks_up_are_not_looked_up_here():
    assert not withholds(PUBLIC, "http://wiki.corp.example.org/", looks_up=False)
    assert withholds(PUBLIC, "http://wiki/", looks_up=False)
