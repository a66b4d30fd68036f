"""How pages look that stand for nobody's site: parked domains, domains for sale, a server's or hosting firm's own page.

The services and their markers are those that link checkers and parking studies name (Zirngibl et al., "Domain Parking:
Largely Present, Rarely Considered!", TMA 2022; public checkers' lists), the wording that of such pages in many
languages.
"""

import re

from crawler import urls

_PARKERS = frozenset({
    "sedoparking.com", "parkingcrew.net", "parkingcrew.com", "bodis.com", "bodiscdn.com", "parklogic.com",
    "parked.com", "domainsponsor.com", "skenzo.com", "namedrive.com", "rookmedia.com", "trafficz.com",
    "smartname.com", "ztomy.com", "cashparking.com", "searchvity.com", "giantpanda.com", "parking.reg.ru",
    "parkingpage.namecheap.com", "dns-parking.com", "suspended-domain.org", "parking.namebright.com",
})  # fmt: skip
"""Hosts, with their sub-domains, that do nothing but park."""

_MARKETS = frozenset({
    "sedo.com", "sedo.de", "afternic.com", "dan.com", "undeveloped.com", "hugedomains.com", "above.com",
    "domainmarket.com", "buydomains.com", "uniregistry.com", "dropcatch.com", "brandbucket.com", "squadhelp.com",
    "atom.com", "epik.com", "namebright.com", "perfectdomain.com", "expireddomains.com", "nicsell.com", "porkbun.com",
    "godaddy.com", "namecheap.com", "dynadot.com", "namesilo.com", "spaceship.com", "saw.com", "domainagents.com",
    "4.cn", "ename.com",
})  # fmt: skip
"""Sites that sell domains, among other things: a redirect there means that only where it names the domain it left."""

_FRAMES = re.compile(r"<i?frame\b[^>]{0,300}?\ssrc\s*=\s*[\"']?((?:https?:)?//[^\"'\s>]{1,500})", re.IGNORECASE)
_FRAMES_READ = 20_000
_DOMAIN_ASKED = re.compile(r"[?&](?:dn|d|dom|domain|domainname|domain_name|dname|host|site)=", re.IGNORECASE)
"""Of questions to parking services (Sedo's, Skenzo's and others' are ``?dn=``, ``?domain=`` and ``?domain_name=``)."""

_PARKING_PATHS = frozenset({"lander", "parking-page", "parkingpage", "domain-for-sale"})
_SUSPENDED_PATHS = frozenset({"suspendedpage", "defaultwebpage", "suspended", "account-suspended", "accountsuspended"})

# Scripts, styles and pages of the services, which other pages have no use for. `data-adblockkey` and Google's caf.js
# serve parked domains only; two Cloudfront hosts are ParkingCrew's.
MARKERS = (
    "sedoparking.com", "sedo.com/search/details", "sedo.com/services/parking", "parkingcrew.net", "bodis.com",
    "bodiscdn.com", "parklogic.com", "window.park=", "window.park =", "data-adblockkey=", "adsense/domains/caf",
    "d38psrni17bvxu.cloudfront.net", "d1lxhc4jvstzrp.cloudfront.net", 'location.href="/lander',
    "location.href='/lander", 'location.replace("/lander', "location='/lander", 'location="/lander',
    "location = '/lander", 'location = "/lander', 'location.href = "/lander', "location.href = '/lander",
    "parking-lander", "afternic.com/forsale", "hugedomains.com/domain_profile", "dan.com/buy-domain", "cdn0.dan.com",
    "undeveloped.com/buy-domain", "cdnpark.com", "above.com/marketplace", "parkingpage.namecheap.com",
    "namecheap.com/domains/registration/results", "domainmarket.com/buynow", "uniregistry.com/buy-domain",
    "parking.reg.ru", "parking-static.reg.ru", "cdn.domainsponsor.com", "dns-parking.com", "porkbun.com/parked",
    "epik.com/domain/",
)  # fmt: skip


def is_parking_place(url: str, left: str) -> bool:
    """Whether a redirect that left one URL for another went where a parked domain or one for sale sends its readers."""
    if is_service(left):
        return False
    if _of(_PARKERS, urls.host(url)):
        return True
    if _first_segment(url) in _PARKING_PATHS and _first_segment(left) not in _PARKING_PATHS:
        return True
    name = urls.host(left).removeprefix("www.").split(".")[0]
    return _of(_MARKETS, urls.host(url)) and len(name) > 2 and name in urls.address(url).request_target.lower()


def frame_of_own_domain(markup: str, url: str) -> str | None:
    """Return the address of a frame on another site that is asked for by the domain of its page; None without one.

    So parking services fill a page: ``<frame src="http://parking.example/?dn=cited.example">``. A forwarded domain
    shows its owner's site in a frame, whose address does not name it as a parameter.
    """
    host = urls.host(url).removeprefix("www.")
    for frame in _FRAMES.finditer(markup[:_FRAMES_READ]):
        if _DOMAIN_ASKED.search(frame[1]) and f"={host}" in frame[1].lower().replace("=www.", "="):
            return frame[1]
    return None


def is_service(url: str) -> bool:
    """Whether a URL is on the site of a service that parks or sells domains, where such pages are what one goes for."""
    return _of(_PARKERS | _MARKETS, urls.host(url))


def is_suspended_place(url: str) -> bool:
    """Whether a URL is where hosting firms send a suspended site's readers: cPanel's ``/cgi-sys/suspendedpage.cgi``."""
    path = urls.address(url).request_target.partition("?")[0].lower()
    return any(segment.partition(".")[0] in _SUSPENDED_PATHS for segment in path.split("/"))


def _of(sites: frozenset[str], host: str) -> bool:
    labels = host.split(".")
    return any(".".join(labels[at:]) in sites for at in range(len(labels) - 1))


def _first_segment(url: str) -> str:
    path = urls.address(url).request_target.partition("?")[0].lower()
    return path.strip("/").partition("/")[0].partition(".")[0]
