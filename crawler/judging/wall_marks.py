"""How software for members and subscribers marks, for its style sheets, that it shows less of a page than there is.

The names are those that the products write only where something is withheld: Ghost's call to upgrade, and the notices
of Paid Memberships Pro, MemberPress, Restrict Content Pro, Leaky Paywall, WooCommerce Memberships, WP-Members and
Memberful. A name counts as a class or identifier of an element, and not in a style sheet.
"""

import re

_NAMES = (
    "gh-post-upgrade-cta", "pmpro_content_message", "mepr-unauthorized-message", "rcp-restricted-content-message",
    "leaky_paywall_message_wrap", "wc-memberships-restriction-message", "wpmem_restricted_msg",
    "memberful-global-marketing-content",
)  # fmt: skip

HINTS_OF_WALLS = _NAMES
"""Of which lower-case markup has at least one where it has a mark."""

_NAMED = re.compile(
    r"<[a-z]{1,10}\b[^>]{0,300}?\s(?:class|id)\s*=\s*[\"'](?:[^\"'>]{0,300}\s)?("
    + "|".join(map(re.escape, _NAMES))
    + r")[\"'\s]"
)


def mark_of_wall(markup: str) -> str | None:
    """Return the first name in lower-case markup that says that something is withheld; None without one."""
    named = _NAMED.search(markup)
    return named[1] if named is not None else None
