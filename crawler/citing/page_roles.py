"""What each link of a web page is for."""

from crawler.citing import text_roles
from crawler.reading.document import Document
from crawler.vocabulary import Role


def roles(document: Document) -> list[Role]:
    """Return the role of each link of a page, in order, by the rules on blocks."""
    return text_roles.roles(document)
