"""What the place that a redirect ends at says of the page that was cited: a home page, an error page, a log-in.

A redirect that ends in a 200 is how many sites hide that a page is gone (Klein et al. and InternetArchiveBot count a
deep link that ends at the site's root as dead). The rules here rest on URLs alone and rather miss a case than call a
living page dead.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from crawler import urls
from crawler.judging import parking, walls
from crawler.judging.evidence import Hop
from crawler.judging.likeness import distinctive
from crawler.vocabulary import Reason, Status

if TYPE_CHECKING:
    from tldextract import TLDExtract

_INDEX = r"(?:/(?:(?:index|default)\.[a-z]{2,5}|home(?:\.[a-z]{2,5})?))?/?"

# ISO 639-1 codes of the languages that most of the web is written in. Any two letters will not do: `/ok` is a page.
_LANGUAGE = (
    r"(?:ar|bg|cs|da|de|el|en|es|et|fa|fi|fr|he|hi|hr|hu|id|it|ja|ko|lt|lv|nb|nl|no|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|ur"
    r"|vi|zh)(?:[-_](?:[a-z]{2}|[a-z]{4}))?"
)

# The root, its usual file names, and the roots of languages: `/en/`, `/pt-br/`, `/us/en/`.
_HOME = re.compile(rf"(?:(?:/[a-z]{{2}})?/{_LANGUAGE})?{_INDEX}", re.IGNORECASE | re.ASCII)

# What may be such a root, and is not called deep therefore.
_SHALLOW = re.compile(rf"(?:/[a-z]{{2}}(?:[-_][a-z]{{2,4}})?){{0,2}}(?:/home|{_INDEX})/?", re.IGNORECASE | re.ASCII)

# Names of query parameters that pick a page where all pages share one path, as in `/?p=123` of WordPress.
_PICKS_A_PAGE = frozenset({
    "p", "page_id", "id", "aid", "nid", "sid", "pid", "post", "story", "storyid", "article", "articleid", "article_id",
    "item", "itemid", "doc", "docid", "news", "newsid", "topic", "t", "tid", "thread", "threadid", "showtopic", "title",
    "record", "product", "product_id", "productid", "cid", "photo", "video",
})  # fmt: skip

# Names of parameters that a home page gets on the way to it, and which pick nothing.
_PICKS_NOTHING = re.compile(
    r"utm_\w{1,20}|ref|referrer|from|source|src|origin|via|error|err|e|404|notfound|not_found|missing|expired|removed"
    r"|deleted|gone|closed|unavailable|sold|status|msg|message|notice|alert|reason|redirect(?:ed)?|redir|moved|old|legacy|archived"
    r"|lang|hl|locale|country|region",
    re.IGNORECASE | re.ASCII,
)

# Whole segments only: InternetArchiveBot's test for the substring kills `/notfoundation` as well.
_ERROR_PAGES = frozenset({
    "404", "notfound", "not-found", "not_found", "pagenotfound", "page-not-found", "page_not_found", "404notfound",
    "404-not-found", "error404", "fehlerseite", "fehler404", "fehler-404", "seite-nicht-gefunden", "nicht-gefunden",
    "erreur404", "erreur-404", "page-introuvable", "page-non-trouvee", "pagina-no-encontrada",
    "no-encontrada", "no-encontrado", "error-pagina", "pagina-nao-encontrada", "nao-encontrado",
    "pagina-non-trovata", "errore404", "errore-404", "pagina-niet-gevonden", "niet-gevonden", "sidan-finns-inte",
    "siden-findes-ikke", "strona-nie-znaleziona", "blad404", "blad-404", "stranka-nenalezena", "sayfa-bulunamadi",
    "errorpage", "error-page", "error_page", "missing-page", "page-missing",
    "content-unavailable", "no-longer-available", "page-unavailable", "genericerror",
    "generic-error", "error410", "error-404", "error_404", "404error", "404-error", "404page", "404-page",
})  # fmt: skip

# What servers call their page for any error: of one that is not there, or of their own failing.
_TROUBLE_PAGES = frozenset({
    "error", "errors", "err", "fehler", "erreur", "errore", "erro", "fout", "blad", "hata", "chyba", "oops", "sorry",
    "badpage", "errorpath", "unavailable", "removed", "deleted", "expired",
})  # fmt: skip

_ABOUT_ERRORS = re.compile(
    r"(?<![a-z0-9])(?:404|410|(?:page-?)?not-?found|errors?|http-?status|status-?codes?|broken-links?|dead-links?|link-?rot"
    r"|rate-?limits?|incidents?|outages?|post-?mortems?|(?:404|410|429|451|50\d)-[a-z]+"
    r"|(?:http|status|codes?|errors?)[/_-][45]\d\d)(?![a-z0-9])"
)

_LEADS_ON = re.compile(
    r"[?&](?:url|qurl|target|dest\w{0,12}|returnurl|redirect_ur[il])=(?:https?:|http%3a|https%3a)", re.IGNORECASE
)
"""What a log-in says of the page that it leads to, as library proxies do."""

_SAYS_ABSENT = re.compile(r"(?<![0-9a-z])(?:404|410|not-?_?found)(?![0-9a-z])")

_LOGIN_PAGES = frozenset({
    "login", "log-in", "log_in", "signin", "sign-in", "sign_in", "logon", "servicelogin", "wp-login", "sso", "saml",
    "saml2", "authwall", "userlogin", "loginpage", "login-page", "login-required", "authenticate", "j_security_check",
    "anmelden", "anmeldung", "einloggen", "connexion", "se-connecter", "iniciar-sesion", "inicio-sesion", "fazer-login",
    "inloggen", "aanmelden", "logowanie", "zaloguj", "prihlaseni", "prihlasenie", "bejelentkezes", "autentificare",
    "logga-in", "logg-inn", "log-ind", "kirjaudu", "uye-girisi", "giris-yap", "oturum-ac", "dang-nhap",
    "openid-connect",
})  # fmt: skip

# Of requests to those who know a visitor's name: SAML 2.0 bindings (section 3.4), OpenID 2.0 (section 4.1), and both
# parameters that OAuth 2.0 and OpenID Connect ask for (RFC 6749 section 4.1.1).
_ASKS_WHO = re.compile(r"[?&](?:samlrequest|openid\.mode)=|(?=.{0,2000}[?&]client_id=).{0,2000}[?&]redirect_uri=")


_SEARCHES = frozenset({
    "search", "search-results", "searchresults", "suche", "suchergebnisse", "recherche", "rechercher", "buscar",
    "busqueda", "busca", "pesquisa", "ricerca", "cerca", "zoeken", "szukaj", "wyszukiwanie", "sok", "sog", "haku",
    "hledat", "hledani", "kereses", "arama", "poisk", "tim-kiem", "pencarian",
})  # fmt: skip

_CATEGORIES = frozenset({
    "c", "cat", "category", "categories", "product-category", "collections", "tag", "tags",
    "kategorie", "kategorien", "produktkategorie", "rubrik", "categorie", "categorie-produit",
    "rubrique", "categoria", "categorias", "categoria-producto", "categoria-produto", "etiqueta", "kategoria",
    "kategoria-produktu", "kategori", "kategorija", "kategorie-produktu",
})  # fmt: skip
"""Parts of a path that say that what follows names many things: of WordPress, WooCommerce, Shopify and others."""

_FRONTS = frozenset({
    "portal", "web", "www", "main", "start", "startseite", "welcome", "site", "inicio", "accueil", "inicial",
    "principal", "hem", "hjem", "forside", "forsiden", "etusivu", "strona-glowna", "uvod", "domov", "kezdolap",
    "fooldal", "acasa", "anasayfa", "ana-sayfa", "glavnaya", "beranda", "trang-chu", "homepage", "home-page",
    "frontpage", "front-page",
})  # fmt: skip
"""What sites call their front page, where the root leads to it."""

_MOVED_WITHIN = frozenset(
    {"amp", "print", "mobile", "index", "feed", "comments", "embed", "view", "html", "full", "default"}
)
"""Last parts of a path that name a form of the page before them."""


_NUMBERED = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{3,}")
"""A number of three digits or more that is no year."""


def judge_destination(hops: Sequence[Hop]) -> tuple[Status, Reason] | None:
    """Return what the end of a redirect tells of a target whose last answer is a page; None when it tells nothing."""
    first, last = hops[0].url, hops[-1].url
    if len(hops) < 2:
        return None
    if parking.is_parking_place(last, first):
        return Status.DEAD, Reason.PARKED
    if parking.is_suspended_place(last) and not parking.is_suspended_place(first):
        return Status.DEAD, Reason.SOFT_404 if is_deep(first) else Reason.PARKED
    if _leads_to(first, last, _ERROR_PAGES) or (went_to_trouble(hops) and _names_absence(last)):
        return Status.DEAD, Reason.SOFT_404
    if _went_to_login(first, last):
        return Status.BLOCKED, Reason.LOGIN
    if walls.is_consent_place(last) and not walls.is_consent_place(first):
        return Status.BLOCKED, Reason.CHALLENGE
    if _went_home(hops):
        return Status.DEAD, Reason.REDIRECTED_HOME
    return None


def is_error_place(url: str) -> bool:
    """Whether a URL is called an error page."""
    return bool(_ERROR_PAGES & _names(url))


def went_to_trouble(hops: Sequence[Hop]) -> bool:
    """Whether a deep link ended at a page called "error", "sorry" or "removed", of whatever it is (FABLE's tokens)."""
    first, last = hops[0].url, hops[-1].url
    return len(hops) > 1 and is_deep(first) and _leads_to(first, last, _TROUBLE_PAGES)


def _names_absence(url: str) -> bool:
    return _SAYS_ABSENT.search(urls.address(url).request_target.lower()) is not None


def is_about_errors(url: str) -> bool:
    """Whether a URL leads to a page about errors, or to one that was cited for being one."""
    return _ABOUT_ERRORS.search(unquote(urls.address(url).request_target).lower()) is not None


def is_login_place(url: str) -> bool:
    """Whether a URL is called a log-in, or is on a host that does nothing else, and leads to no page behind it."""
    return (_is_called_login(url) or walls.is_login_host(url)) and _LEADS_ON.search(url) is None


def _went_to_login(first: str, last: str) -> bool:
    """Whether a redirect ended at a log-in: by its path or question, or on a host that does nothing else."""
    if _is_called_login(last):
        return not _is_called_login(first)
    return walls.is_login_host(last) and not walls.is_login_host(first)


def _is_called_login(url: str) -> bool:
    return bool(_LOGIN_PAGES & _names(url)) or _ASKS_WHO.search(urls.address(url).request_target.lower()) is not None


def went_to_section(hops: Sequence[Hop]) -> bool:
    """Whether a deep link ended at a folder that it was in, `/news/2019/floods` at `/news/`, or at a category."""
    first, last = hops[0].url, hops[-1].url
    if len(hops) < 2 or site(first) != site(last):
        return False
    before, after = _segments(first), _segments(last)
    if _is_category(before, after):
        return True
    rest = before[len(after) :]
    if not after or not rest or before[: len(after)] != after:
        return False
    return rest[-1].rpartition(".")[2] not in _MOVED_WITHIN and rest[-1].partition(".")[0] not in _MOVED_WITHIN


def _is_category(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a path leads to a list of things, and does not name all that another path names."""
    if len(after) < 2 or _CATEGORIES.isdisjoint(after[:-1]) or not _CATEGORIES.isdisjoint(before):
        return False
    if before and re.match(rf"{re.escape(before[-1])}(?![^\W_])", after[-1]):
        return False
    named = distinctive(unquote(before[-1])) if before else frozenset()
    return not named or not named <= distinctive(unquote(after[-1]))


def went_to_search(hops: Sequence[Hop]) -> bool:
    """Whether a link that was no search of its site ended at one: what it finds, if anything, is not what was cited."""
    first, last = hops[0].url, hops[-1].url
    if len(hops) < 2 or site(first) != site(last):
        return False
    before, after = _segments(first), _segments(last)
    return bool(after) and after[-1].partition(".")[0] in _SEARCHES and _SEARCHES.isdisjoint(before)


def section_words(hops: Sequence[Hop]) -> frozenset[str]:
    """Return the words of a section's address that a deep link ended at, which name no page in it; else none."""
    return distinctive(unquote(_path(hops[-1].url))) if went_to_section(hops) else frozenset()


def is_numbered_above(url: str) -> bool:
    """Whether a part of a path before its last has a number that may pick the page: `/questions/4711/any-words`."""
    return any(_NUMBERED.search(segment) for segment in _segments(url)[:-1])


def depth(url: str) -> int:
    """Return how many parts a URL's path has."""
    return len(_segments(url))


def _segments(url: str) -> list[str]:
    return [segment for segment in _path(url).lower().split("/") if segment]


def _leads_to(first: str, last: str, names: frozenset[str]) -> bool:
    """Whether a redirect ends at a page called so; one whose own address was like that was cited for itself."""
    return bool(names & _names(last)) and not names & _names(first)


def _names(url: str) -> set[str]:
    segments = _path(url).lower().split("/")
    return {segment.partition(".")[0] for segment in segments if segment}


def _went_home(hops: Sequence[Hop]) -> bool:
    """Whether a deep link ended at the home page of its own site.

    Left alone, because the page may well be there:

    - a short link or a moved domain whose redirect crosses to another site's root, which may be what was cited;
    - `/alice` that became `alice.example.org`, a page that got a host of its own;
    - a redirect to a place within the root, `/#/articles/1` or `/#team`, as applications in one page have them;
    - links to a root, to its file name, to a language's root, or to the root with parameters that only count visits.
    """
    first, last = hops[0].url, hops[-1].url
    if not is_deep(first) or not is_home(last) or _got_own_host(first, last):
        return False
    if not any(is_deep(hop.url) and site(hop.url) == site(last) for hop in hops[:-1]):
        return False
    arrived = hops[-2].redirects_to
    return arrived is None or urls.fragment(arrived) is None


def is_home(url: str) -> bool:
    """Whether a URL is a site's root, its file name, or a language's root, with no parameter that picks a page."""
    return bool(_HOME.fullmatch(_path(url))) and all(_PICKS_NOTHING.fullmatch(name) for name in _parameters(url))


def is_front(url: str) -> bool:
    """Whether a URL is a home page, or what many sites call theirs: ``/portal/``, ``/web/``, ``/startseite``."""
    segments = _segments(url)
    return is_home(url) or (len(segments) == 1 and segments[0].partition(".")[0] in _FRONTS)


def is_deep(url: str) -> bool:
    """Whether a URL is that of a page within a site, and not of the site's or a language's root."""
    return not _SHALLOW.fullmatch(_path(url)) or bool(_PICKS_A_PAGE & {name.lower() for name in _parameters(url)})


def _got_own_host(first: str, last: str) -> bool:
    """Whether the last part of the cited path is a label of the final host: `/@alice` and `alice.example.org`."""
    name = _path(first).rstrip("/").rpartition("/")[2].lstrip("@~").lower()
    return urls.host(first) != urls.host(last) and name in urls.host(last).split(".")


def _path(url: str) -> str:
    return urls.address(url).request_target.partition("?")[0]


def _parameters(url: str) -> list[str]:
    query = urls.address(url).request_target.partition("?")[2]
    return [name for name, _ in parse_qsl(query, keep_blank_values=True)]


@cache
def _suffixes() -> "TLDExtract":
    # Imported when a site is asked for: it brings requests along, which take a tenth of a second.
    import tldextract

    # The packaged list only: nothing is fetched and nothing is cached on disk. With the private part of the public
    # suffix list, two users of one hosting service are two sites.
    return tldextract.TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)


@lru_cache(maxsize=4096)
def _site_of(host: str) -> str:
    parts = _suffixes().extract_str(host)
    if parts.suffix or parts.ipv4 or parts.ipv6:
        return parts.top_domain_under_public_suffix or host
    # Under a suffix that the list does not know, its rule `*` holds: the last label is the suffix.
    return ".".join(host.rstrip(".").split(".")[-2:])


def site(url: str) -> str:
    """Return the registrable domain of an http or https URL; the host itself where there is none (addresses)."""
    return _site_of(urls.host(url))
