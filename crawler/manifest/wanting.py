"""Which article wants a URL in this run: the first that cites it, or whose pages need it, pays for it."""

from sqlalchemy import Connection, bindparam, delete, literal, select
from sqlalchemy.dialects.sqlite import insert

from crawler.manifest.schema import capture, wanted
from crawler.manifest.statements import Change, Query

_WANT = Change(insert(wanted).on_conflict_do_nothing(), "url_key", "article_id")
_WANTED_BY = Query(select(wanted.c.article_id).where(wanted.c.url_key == bindparam("key")))


def forget(connection: Connection) -> None:
    """Forget what an earlier run wanted for whom."""
    connection.execute(delete(wanted))


def want(connection: Connection, url_key: str, article_id: str) -> None:
    """Have an article pay for a URL, unless another does already."""
    _WANT.run(connection, url_key=url_key, article_id=article_id)


def lead_on(connection: Connection, from_key: str, to_key: str) -> None:
    """Have whoever pays for a URL pay for the one that it redirects to."""
    article_id = wanted_by(connection, from_key)
    if article_id is not None:
        want(connection, to_key, article_id)


def need(connection: Connection, holder_id: int, url_key: str) -> None:
    """Have whoever pays for the page, frame or style sheet of a capture pay for what that needs."""
    payer = select(literal(url_key), wanted.c.article_id).join(capture, capture.c.url_key == wanted.c.url_key)
    row = insert(wanted).from_select(["url_key", "article_id"], payer.where(capture.c.id == holder_id))
    connection.execute(row.on_conflict_do_nothing())


def wanted_by(connection: Connection, url_key: str) -> str | None:
    """Return the id of the article that pays for a URL; None for what belongs to none, such as a robots.txt."""
    row = _WANTED_BY.first(connection, key=url_key)
    return row.article_id if row is not None else None
