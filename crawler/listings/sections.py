"""Section pages: articles found by the links of a page that lists them."""

from collections.abc import Callable

from lxml import html

from crawler.listings.listing import Entry, Listing, UnreadableListing, article_url, distinct, plain

MAX_BYTES = 16 << 20


def read_section(data: bytes, url: str, encoding: str | None, is_article: Callable[[str], bool]) -> Listing:
    """Return the pages that a page links to and ``is_article`` takes for articles, in the page's order.

    :raises UnreadableListing: when there is no HTML to read.
    """
    parser = html.HTMLParser(encoding=encoding, no_network=True, remove_comments=True)
    try:
        page = html.document_fromstring(data[:MAX_BYTES], parser=parser)
    except (ValueError, LookupError, html.etree.LxmlError) as e:
        raise UnreadableListing("no HTML can be read there") from e
    base = next((found for element in page.iter("base") if (found := article_url(element.get("href"), url))), url)
    entries: dict[str, Entry] = {}
    for link in page.iter("a", "area"):
        address = article_url(link.get("href"), base)
        if address is None or not is_article(address):
            continue
        title = plain(link.text_content())
        # A picture and a headline often link to one article; the words are the headline's.
        if address not in entries or not entries[address].title:
            entries[address] = Entry(address, address, title)
    titles = [plain(element.text_content()) for element in page.iter("title")]
    return Listing(distinct(list(entries.values())), titles[0] if titles else "")
