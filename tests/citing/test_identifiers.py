import pytest

from crawler.citing import Identifier
from crawler.citing.identifiers import identifier_of


@pytest.mark.parametrize(
    ("url", "scheme", "value"),
    [
        ("https://doi.org/10.1234/ABC.5", "doi", "10.1234/abc.5"),
        ("http://dx.doi.org/10.1002/(SICI)1097%3A1%3C2", "doi", "10.1002/(sici)1097:1<2"),
        ("https://onlinelibrary.test/doi/full/10.1111/abc.12345", "doi", "10.1111/abc.12345"),
        ("https://journal.test/doi/10.1111/abc/pdf", "doi", "10.1111/abc"),
        ("doi:10.1234/x", "doi", "10.1234/x"),
        ("info:doi/10.1234/x", "doi", "10.1234/x"),
        ("https://arxiv.org/abs/2101.00001v2", "arxiv", "2101.00001"),
        ("https://arxiv.org/pdf/hep-th/9901001", "arxiv", "hep-th/9901001"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid", "12345678"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/123", "pmid", "123"),
        ("https://hdl.handle.net/2027/mdp.390", "handle", "2027/mdp.390"),
        ("urn:isbn:978-0-306-40615-7", "isbn", "9780306406157"),
        ("https://openlibrary.test/isbn/0306406152", "isbn", "0306406152"),
        ("https://de.wiki.test/wiki/Spezial:ISBN-Suche/9780306406157", "isbn", "9780306406157"),
        ("https://n2t.net/ark:/12148/btv1b8449691v", "ark", "ark:/12148/btv1b8449691v"),
        ("https://nbn-resolving.test/urn:nbn:de:101:1-2019", "urn", "urn:nbn:de:101:1-2019"),
    ],
)
def test_persistent_identifiers_are_found_in_links(url, scheme, value):
    assert identifier_of(url, url) == Identifier(scheme, value)


@pytest.mark.parametrize(
    "url",
    [
        "https://a.test/10.1234",
        "https://doi.org/",
        "https://a.test/isbn/0306406153",
        "https://a.test/",
        "mailto:x@doi.org",
    ],
)
def test_other_links_have_none(url):
    assert identifier_of(url, url) is None


def test_a_link_whose_target_was_stripped_has_none():
    assert identifier_of("#", None) is None
