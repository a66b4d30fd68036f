"""What a link's URL alone says of its purpose."""

import re
from dataclasses import dataclass
from functools import lru_cache

from crawler import urls
from crawler.reading.document import Link, LinkKind
from crawler.vocabulary import Role

_SHARE = re.compile(
    r"//(?:[\w.-]+\.)?(?:"
    r"facebook\.com/(?:sharer|share\.php|dialog/(?:share|feed))|(?:twitter|x)\.com/(?:intent|share|home\?status)"
    r"|linkedin\.com/(?:sharearticle|cws/share|sharing)"
    r"|pinterest\.[a-z.]+/pin/create|reddit\.com/(?:r/[^/]+/)?submit|tumblr\.com/(?:share|widgets/share)"
    r"|news\.ycombinator\.com/submitlink|getpocket\.com/(?:save|edit)"
    r"|(?:t\.me|telegram\.me)/share|(?:wa\.me|api\.whatsapp\.com|web\.whatsapp\.com)/(?:send)?|vk\.com/share"
    r"|vkontakte\.ru/share|connect\.ok\.ru|(?:service\.)?weibo\.com/share|share\.flipboard\.com"
    r"|plus\.google\.com/share"
    r"|xing\.com/(?:social_plugins/share|spi/shares)|stumbleupon\.com/submit|digg\.com/submit"
    r"|b\.hatena\.ne\.jp/(?:add|entry)|(?:social-plugins\.)?line\.me/(?:r/msg|lineit/share)|bsky\.app/intent"
    r"|threads\.net/intent|addtoany\.com|addthis\.com|sharethis\.com|del\.icio\.us/(?:post|save)"
    r"|delicious\.com/(?:post|save)|slashdot\.org/(?:bookmark|slashdot-it)"
    r"|qzone\.qq\.com/|mail\.google\.com/mail/\?view=cm|meneame\.net/submit|fark\.com/submit"
    r"|instapaper\.com/(?:edit|hello))",
    re.IGNORECASE,
)
_SHARE_OF_ITS_OWN = re.compile(
    r"(?:/share/|[?&]share=)(?:facebook|twitter|linkedin|pinterest|reddit|tumblr|telegram|whatsapp|jetpack-whatsapp"
    r"|google-plus(?:-1)?|pocket|email|flipboard|mastodon|bluesky|threads|skype|vk|weibo)(?:[/?&#]|$)",
    re.IGNORECASE,
)
_SHARING_SCHEME = re.compile(
    r"whatsapp:|fb-messenger:|tg:|mailto:\?|mailto:[^?]*\?(?=.*\bbody=)(?=.*\bsubject=)", re.IGNORECASE
)
_ADVERT = re.compile(
    r"/(?:/(?:[\w.-]+\.)?(?:doubleclick\.net|googleadservices\.com|googlesyndication\.com|adservice\.google"
    r"|taboola\.com|outbrain\.com|adnxs\.com|criteo\.com|amazon-adsystem\.com|revcontent\.com|zergnet\.com"
    r"|mgid\.com|adclick\.)"
    r"|/ads?\d?\.|adclick|ads?/(?:click|redirect))",
    re.IGNORECASE,
)
# Patterns that begin with a mark are looked for many times as fast as those that begin with a letter of either case.
_NEWSLETTER_SERVICES = ("list-manage.com/", "patreon.com/", "ko-fi.com/", "buymeacoffee.com/")
_NEWSLETTER = re.compile(
    r"/(?:newsletters?|subscribe|subscriptions?|subscriber|signup|sign-up|donate|donations?"
    r"|membership|abo|abonnement|abonnieren|newsletter-.*)(?:[/?#.-]|$)|//(?:subscribe|donate|newsletters?"
    r"|support|membership|shop|abo|checkout)\.",
    re.IGNORECASE,
)
_TAXONOMY = re.compile(
    r"/(?:tags?|tagged|topics?|categor(?:y|ies)|sections?|subjects?|themes?|keywords?|labels?|series|channels?"
    r"|regions?|schlagwort|thema|themen|kategorie|mot-cle|etiquetas?|categoria|categorie|tema|temas|dossiers?"
    r"|rubrik|rubrique|rubric|tegi|search/label|genres?|collections?)/[^/]|[?&](?:tag|category|cat|topic)=",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"/(?:authors?|by|people|person|profiles?|contributors?|contributor|staff|bios?|journalists?|reporters?"
    r"|columnists?|writers?|autor(?:en|es|a)?|auteurs?|autore|byline|bylines|user|users|member|members|u"
    r"|redakteure?)/[^/]|[?&]author=|//[^/]+/@[^/]+/?$",
    re.IGNORECASE,
)
_NAVIGATION = re.compile(
    r"/(?:login|log-in|signin|sign-in|sign_in|logout|account|accounts|register|privacy(?:-policy|-notice)?"
    r"|terms(?:-of-(?:use|service))?|cookies?(?:-policy)?|legal|impressum|imprint|datenschutz|about(?:-us)?"
    r"|contact(?:-us)?|advertise|advertising|careers|jobs|help|faq|sitemap|search|rss|feeds?|wp-login\.php|cart"
    r"|checkout|archives?)(?:[/?#.]|$)|\.rss$|/feed/?$",
    re.IGNORECASE,
)
_NETWORK_PROFILE = re.compile(
    r"^https?://(?:[\w-]+\.)?(?:facebook|twitter|x|instagram|linkedin|pinterest|youtube|tumblr|tiktok|flipboard"
    r"|snapchat|vk|weibo|threads|bsky|plus\.google|t|telegram)\.(?:com|net|me|app|ru)/(?:#!/)?(?:@|in/|company/"
    r"|channel/|user/|pages/|c/|groups/|add/|profile/|s/)?[\w.@%-]*/?(?:\?[^#]*)?$",
    re.IGNORECASE,
)
_WIKI_ACTION = re.compile(
    r"/index\.php\?(?:[^#]*&)?(?:(?:ve)?action=(?:edit|history|submit|watch|purge)|redlink=1)(?:[&#]|$)"
)
"""What a reader can do with a page of MediaWiki; a page to which a red link leads is not there yet."""
_PICTURE_FILE = re.compile(r"^[^?#]*\.(?:jpe?g|png|gif|webp|svg|avif)(?:[?#]|$)", re.IGNORECASE)
_HOST = re.compile(r"[a-z][a-z\d+.-]*+://(?:[^/?#@]*+@)?+([^/?#:]*)", re.IGNORECASE)
_HOST_NAME = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}/?", re.IGNORECASE)


_ORIGIN = re.compile(r"^https?://[^/]*")
_ROLES_OF_PATHS = ((Role.TAXONOMY, _TAXONOMY), (Role.AUTHOR, _AUTHOR), (Role.NAVIGATION, _NAVIGATION))


@dataclass(frozen=True, slots=True)
class Target:
    """What is known of a link by its URL."""

    scheme: str
    role: Role | None
    """The role that the URL suggests."""
    certain: bool
    """Whether the role holds wherever the link stands."""
    is_same_site: bool
    is_host_name: bool
    """Whether the link shows a bare host name."""


def target_role(link: Link, page: str | None) -> Target:
    """Return what the URL of a link says of it; ``page`` is the URL of the article, when known."""
    host_name = _HOST_NAME.fullmatch(link.text.strip()) is not None
    if link.href.startswith("#") and len(link.href.strip()) > 1 and not urls.is_no_target(link.href):
        return Target("", Role.SELF, certain=True, is_same_site=True, is_host_name=host_name)
    if link.target is None:
        return Target("", None, certain=False, is_same_site=page is None, is_host_name=host_name)
    same_site = page is not None and site_of(link.target) == site_of(page)
    scheme = urls.scheme(link.target)
    if link.kind is LinkKind.ANCHOR and link.start == link.end and _PICTURE_FILE.search(link.target):
        # From a picture to the file of a picture, which is the same one, larger.
        return Target(scheme, Role.OTHER, certain=True, is_same_site=same_site, is_host_name=host_name)
    role, certain = _role(link, page, same_site=same_site)
    return Target(scheme, role, certain, same_site, host_name)


def _role(link: Link, page: str | None, *, same_site: bool) -> tuple[Role | None, bool]:
    target = link.target or ""
    if page is not None and urls.same_page(target, page):
        return Role.SELF, True
    if _SHARE.search(target) or _SHARE_OF_ITS_OWN.search(target) or _SHARING_SCHEME.match(target):
        return Role.SHARE, True
    if _ADVERT.search(target):
        return Role.ADVERT, True
    if (scheme := urls.scheme(target)) not in urls.FETCHED_SCHEMES:
        return (Role.OTHER, True) if scheme in {"javascript", "data", "about", "blob"} else (None, False)
    if same_site and _WIKI_ACTION.search(target):
        return Role.NAVIGATION, True
    if "tag" in link.rel:
        return Role.TAXONOMY, True
    if "author" in link.rel:
        return Role.AUTHOR, True
    if "sponsored" in link.rel:
        return Role.ADVERT, False
    if _NETWORK_PROFILE.match(target):
        return Role.SHARE, False
    return (_role_by_path(target, same_site=same_site), False)


def _role_by_path(target: str, *, same_site: bool) -> Role | None:
    """Return what the path of a URL suggests; but for newsletters only pages of the article's own site are told."""
    lower = target.lower()
    if _NEWSLETTER.search(target) or any(service in lower for service in _NEWSLETTER_SERVICES):
        return Role.NEWSLETTER
    if same_site:
        path = _ORIGIN.sub("", target)
        for role, pattern in _ROLES_OF_PATHS:
            if pattern.search(path):
                return role
    return None


def site_of(url: str) -> str:
    """Return the host of a URL without its first labels, roughly the name that was registered."""
    found = _HOST.match(url)
    return _site(found[1]) if found else ""


@lru_cache(maxsize=4096)
def _site(host: str) -> str:
    labels = host.lower().removeprefix("www.").split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if short else labels[-2:])
