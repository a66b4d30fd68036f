"""Where sites send a visitor to log in, or to agree to something, before they show what was cited."""

from crawler import urls

_CONSENT_HOSTS = frozenset({"consent", "guce", "cmp", "myprivacy", "privacy-gate", "cookieconsent", "consents"})
_CONSENT_PATHS = frozenset({
    "consent", "cookiewall", "cookie-wall", "cookie-consent", "cookieconsent", "collectconsent", "privacy-gate",
    "privacy-wall", "zustimmung", "purabo", "pur-abo", "consent-management", "consent-wall", "consentwall", "consents",
    "cookie-notice", "cookie-choices", "gdpr-consent", "accept-cookies",
})  # fmt: skip

# The first label of hosts where organisations have their people log in (SAML, CAS, OpenID Connect).
_LOGIN_HOSTS = frozenset({
    "login", "sso", "auth", "idp", "accounts", "signin", "cas", "shibboleth", "adfs", "oauth", "openid", "saml",
    "authn", "weblogin", "passport",
})  # fmt: skip
_LOGIN_SITES = (
    "login.microsoftonline.com", "accounts.google.com", "login.live.com", "okta.com", "auth0.com", "onelogin.com",
    "login.gov", "openathens.net", "appleid.apple.com", "id.atlassian.com", "cloudflareaccess.com", "b2clogin.com",
)  # fmt: skip


def is_consent_place(url: str) -> bool:
    """Whether a URL is where sites ask their readers to agree: ``consent.example.org``, ``/cookie-wall``."""
    return urls.host(url).partition(".")[0] in _CONSENT_HOSTS or bool(_segments(url) & _CONSENT_PATHS)


def is_login_host(url: str) -> bool:
    """Whether a URL's host is one that does nothing but log people in."""
    host = urls.host(url)
    return host.partition(".")[0] in _LOGIN_HOSTS or any(
        host == site or host.endswith(f".{site}") for site in _LOGIN_SITES
    )


def _segments(url: str) -> set[str]:
    return {
        segment.partition(".")[0] for segment in urls.address(url).request_target.partition("?")[0].lower().split("/")
    }
