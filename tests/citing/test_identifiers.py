import pytest
from hypothesis import example, given
from hypothesis import strategies as st

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
        ("https://doi.org/10.1234/abc).", "doi", "10.1234/abc"),
        ("https://doi.org/10.1016/0092-8674(93)90001-(x)", "doi", "10.1016/0092-8674(93)90001-(x)"),
        ("https://doi.org/10.1234/abc,", "doi", "10.1234/abc"),
        ("https://doi.org/10.1234/abc/?utm_source=x#y", "doi", "10.1234/abc"),
        ("https://link.publisher.test/article/10.1007/s00001-020-1", "doi", "10.1007/s00001-020-1"),
        ("https://link.publisher.test/content/pdf/10.1007/s00001-020-1.pdf", "doi", "10.1007/s00001-020-1"),
        ("https://www.frontiers.test/articles/10.3389/fpsyg.2020.1/full", "doi", "10.3389/fpsyg.2020.1"),
        ("https://journals.test/one/article?id=10.1371/journal.pone.1", "doi", "10.1371/journal.pone.1"),
        ("https://www.biorxiv.test/content/10.1101/2020.01.02.1v3.full.pdf", "doi", "10.1101/2020.01.02.1"),
        ("info:doi/10.1234/x", "doi", "10.1234/x"),
        ("https://arxiv.org/abs/2101.00001v2", "arxiv", "2101.00001"),
        ("https://arxiv.org/pdf/hep-th/9901001", "arxiv", "hep-th/9901001"),
        ("https://arxiv.org/pdf/2101.00001v2.pdf", "arxiv", "2101.00001"),
        ("https://arxiv.org/abs/math.GT/0309136v1", "arxiv", "math.GT/0309136"),
        ("https://ar5iv.labs.arxiv.org/html/2101.00001", "arxiv", "2101.00001"),
        ("arxiv:cs/0112017", "arxiv", "cs/0112017"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid", "12345678"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/123", "pmid", "123"),
        ("https://europepmc.org/article/MED/12345678", "pmid", "12345678"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/", "pmcid", "PMC1234567"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/pmc1234567/pdf/x.pdf", "pmcid", "PMC1234567"),
        ("hdl:20.500.12345/67", "handle", "20.500.12345/67"),
        ("https://repository.test/xmlui/handle/10125/4567?show=full", "handle", "10125/4567"),
        ("https://hdl.handle.net/2027/mdp.390", "handle", "2027/mdp.390"),
        ("urn:isbn:978-0-306-40615-7", "isbn", "9780306406157"),
        ("https://openlibrary.test/isbn/0306406152", "isbn", "0306406152"),
        ("https://de.wiki.test/wiki/Spezial:ISBN-Suche/9780306406157", "isbn", "9780306406157"),
        ("ark:12148/btv1b8449691v", "ark", "ark:12148/btv1b8449691v"),
        ("urn:nbn:de:101:1-2019", "urn", "urn:nbn:de:101:1-2019"),
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
        "https://doi.org/10.1234/./",
        "https://a.test/isbn/0306406153",
        "urn:isbn:9780306406158x",
        "https://a.test/handle/my-door",
        "https://a.test/articles/10.1234",
        "https://arxiv.org/list/cs/new",
        "https://a.test/",
        "mailto:x@doi.org",
    ],
)
def test_other_links_have_none(url):
    assert identifier_of(url, url) is None


def test_a_link_whose_target_was_stripped_has_none():
    assert identifier_of("#", None) is None


@example(".v0")
@given(st.text(alphabet="10.12/34()[]abcx-:v?#&%.,", max_size=60))
def test_nothing_breaks_the_search_for_identifiers(text):
    for before in ("https://doi.org/10.1234/", "https://a.test/articles/10.1101/", "arxiv:", "ark:", "isbn:", ""):
        found = identifier_of(before + text, before + text)
        if found is not None and found.scheme == "doi":
            assert found.value.startswith("10.")
            assert found.value[-1] not in ".,;"
