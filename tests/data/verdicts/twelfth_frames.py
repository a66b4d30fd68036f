"""Pages of the twelfth set: loud ones, with templates of messages nobody sees, long footers, and lists of other things.

Every frame takes a language, a title, the markup of what the page says, and what else its head holds.
"""

import json
from html import escape

from tests.data.verdicts.eleventh_frames import links, way, words

GOODS = (
    "Enamel mug, green",
    "Storm lantern",
    "Wool blanket, grey",
    "Folding saw",
    "Cast iron pan, 24 cm",
    "Canvas bag",
    "Tin of dubbin",
    "Hurricane matches",
)


def newsroom(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a paper's page by an application that also holds its walls, hidden, and its messages in a state."""
    w = words(lang)
    state = json.dumps({"props": {"pageProps": {"i18n": {"notFound": "Page not found", "gate": "Subscribe to continue reading", "login": "Please log in to view this page", "gone": "This article is no longer available"}, "meter": {"left": 4}}}, "page": "/story/[slug]"})  # fmt: skip
    return f"""<!doctype html><html lang="{lang}"{way(lang)}><head><meta charset="utf-8"><title>{escape(title)}</title>{head}<script>window.dataLayer=[{{"pageType":"article","paywall":{{"mode":"metered"}},"httpStatus":200}}]</script><script src="https://cdn.tinypass.example/api/tinypass.min.js"></script></head>
<body><div id="__next"><div class="regwall" hidden aria-hidden="true"><h2>Create a free account to keep reading</h2></div><div class="paywall-modal" style="display: none"><h2>Subscribe to continue reading</h2></div><header><a href="/">{w[0]}</a><nav><a href="/world">World</a> <a href="/weather">Weather</a> <a href="/puzzles">Puzzles</a></nav><a href="/login">{w[4]}</a><a href="/subscribe">Subscribe</a></header><main>{body}</main><section><h3>{w[7]}</h3><ul>{links(6)}</ul></section><section><h3>{w[5]}</h3><form><input type="email" required><button>OK</button></form></section><footer>{w[10]} · {w[6]}</footer></div><script id="__NEXT_DATA__" type="application/json">{state}</script><template id="toast"><p>Something went wrong. Try again.</p></template></body></html>"""


def manual(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a page of a program's handbook in the shape of Sphinx, with the tree of all pages at its side."""
    tree = "".join(f"<li class='toctree-l1'><a href='/{name}.html'>{name}</a></li>" for name in ("quickstart", "errors", "login", "captcha", "parking", "reference", "changelog"))  # fmt: skip
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><meta name="generator" content="Docutils 0.19"><title>{escape(title)} — turnpike documentation</title>{head}</head><body class="wy-body-for-nav"><nav class="wy-nav-side"><div class="wy-side-nav-search"><form action="search.html"><input name="q" placeholder="Search docs"></form></div><ul>{tree}</ul></nav><section class="wy-nav-content-wrap"><div role="main" class="document" itemscope><div itemprop="articleBody">{body}</div></div><footer><a href="prev.html" rel="prev">Previous</a> <a href="next.html" rel="next">Next</a><p>Built with a documentation maker.</p></footer></section></body></html>"""


def answers(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a page of questions and answers, with votes, tags, a sign-up form and questions that are like it."""
    return f"""<!DOCTYPE html><html class="html__responsive" lang="{lang}"><head><title>{escape(title)} - Query Overflow</title>{head}</head><body class="question-page unified-theme"><div id="notify-container"></div><header class="s-topbar"><a href="/">Query Overflow</a><form id="search"><input placeholder="Search…"></form><a href="/users/login">Log in</a> <a href="/users/signup">Sign up</a></header><div class="container"><div id="content" itemscope itemtype="https://schema.org/QAPage">{body}<div id="noanswer"><h2>Your Answer</h2><form><textarea></textarea><div class="new-login-form"><h3>Sign up or log in</h3><label>Email <input name="email"></label><label>Password <input type="password"></label></div></form></div></div><div id="sidebar"><h4>Related</h4><ul><li>403 Forbidden on static files</li><li>Why do I get a 404 after deploying?</li><li>How to pass a captcha in tests</li></ul></div></div></body></html>"""


def board(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a board's page in the shape of XenForo or Discuz, with its overlay for logging in and its notices."""
    w = words(lang)
    return f"""<!DOCTYPE html><html id="XF" lang="{lang}"{way(lang)} data-logged-in="false" class="has-no-js"><head><title>{escape(title)} | Ketch &amp; Yawl</title>{head}</head><body data-template="thread_view"><div class="p-pageWrapper"><header class="p-header"><a href="/">Ketch &amp; Yawl</a></header><nav class="p-nav"><a href="/forums/">Forums</a> <a href="/whats-new/">What's new</a><a href="/login/" data-xf-click="overlay">{w[4]}</a> <a href="/register/">Register</a></nav><div class="js-noticeBlock"><p>Welcome aboard! Members see fewer adverts.</p></div><noscript><div class="blockMessage">JavaScript is disabled. For a better experience, please enable JavaScript in your browser before proceeding.</div></noscript><div class="p-body"><div class="p-body-main">{body}</div></div><footer><a>{w[6]}</a> <a>RSS</a></footer></div></body></html>"""


def bazaar(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a page of a large market, with what one may like, what others looked at, and what is new: most of its text."""
    w = words(lang)
    goods = "".join(f"<li class='tile'><a href='/i/{number}'><h3>{name}</h3></a><span>£{4 + 3 * number}.90</span><span>{31 * number + 7} ratings</span></li>" for number, name in enumerate(GOODS))  # fmt: skip
    return f"""<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}</head><body class="a-m-uk"><header><a href="/">bazaar</a><form action="/s"><input name="k" placeholder="{w[3]}"></form><a href="/ap/signin">Hello, sign in</a> <a href="/cart">0</a></header><nav><ul><li>Today's deals</li><li>Gift cards</li><li>Sell</li><li>Customer service</li></ul></nav><div id="dp">{body}</div><section><h2>Inspired by your browsing history</h2><ol>{goods}</ol></section><section><h2>Customers who viewed this item also viewed</h2><ol>{goods}</ol></section><footer><p>Get to know us</p><p>Careers · Press · Investors · Sustainability</p><p>Let us help you: returns, delivery rates, recalls and product safety</p><p>{w[6]}</p></footer></body></html>"""


def portal(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a city's or an office's page whose menus and footer hold some hundreds of words."""
    w = words(lang)
    offices = "".join(f"<li><a href='/office/{number}'>{place}: {what}</a></li>" for number, (place, what) in enumerate((place, what) for place in ("North Ward", "South Ward", "Harbour", "Old Town", "Heath") for what in ("registry office and certificates", "refuse, recycling and street cleaning", "planning notices and building control", "libraries, museums and halls", "allotments, parks and trees")))  # fmt: skip
    return f"""<!DOCTYPE html><html lang="{lang}"{way(lang)}><head><meta charset="utf-8"><title>{escape(title)}</title>{head}</head><body><div id="alert" role="alert"><p>Roadworks in Bridge Street until Friday.</p></div><header><a href="/">{w[0]}</a><nav class="mega"><ul>{offices}</ul></nav></header><main id="main">{body}</main><footer><nav><ul>{offices}</ul></nav><p>{w[2]} · {w[6]} · {w[10]}</p><p>The town hall is open from Monday to Thursday from half past eight to four, on Fridays to noon. Sign language interpreters can be booked a week ahead. Parking is behind the fire station.</p></footer></body></html>"""


def repository(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a page of a university's store of papers in the shape of DSpace or OJS."""
    w = words(lang)
    return f"""<!DOCTYPE html><html lang="{lang}"{way(lang)}><head><meta charset="UTF-8"><meta name="Generator" content="DSpace 7.6"><title>{escape(title)}</title>{head}</head><body><ds-app><header><a href="/home">Northfield Repository</a><div><a>Communities &amp; Collections</a> <a>Browse</a> <a>Statistics</a></div><div><a href="/login">{w[4]}</a></div></header><nav aria-label="breadcrumb"><ol><li>{w[0]}</li><li>Theses</li></ol></nav><main>{body}</main><footer><p>Repository software · {w[6]} · Send feedback</p></footer></ds-app></body></html>"""


def logbook(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a page of a free blog in the shape of Blogger, with its bar, archive and followers."""
    w = words(lang)
    return f"""<!DOCTYPE html><html class="v2" dir="ltr" lang="{lang}"><head><meta content="blogger" name="generator"><title>{escape(title)}</title>{head}</head><body class="item-view"><div class="navbar section" id="navbar"></div><div class="header"><h1 class="title">Low tide</h1><p class="description">A logbook</p></div><div class="main-inner"><div class="blog-posts hfeed">{body}</div><div class="blog-pager"><a>Newer Post</a> <a>{w[0]}</a> <a>Older Post</a></div></div><aside><h2>Blog Archive</h2><ul><li>2014 (31)</li><li>2013 (77)</li><li>2012 (4)</li></ul><h2>Followers</h2></aside><footer>Simple theme.</footer></body></html>"""


def broadcaster(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a station's page: a player, what runs now, and what else can be seen."""
    w = words(lang)
    return f"""<!DOCTYPE html><html lang="{lang}"{way(lang)}><head><meta charset="utf-8"><title>{escape(title)}</title>{head}<script>window.__PLAYER__={{"errors":{{"geo":"This content is not available in your location.","expired":"This programme is no longer available"}}}}</script></head><body><header><a href="/">Channel Isle</a><nav><a>Live</a> <a>Radio</a> <a>Guide</a></nav><a>{w[4]}</a></header><main>{body}</main><section><h2>{w[8]}</h2><ul>{links(5, 2)}</ul></section><footer>{w[6]} {w[10]}</footer></body></html>"""


def intranet(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a page of a company's wiki in the shape of Confluence."""
    w = words(lang)
    return f"""<!DOCTYPE html><html lang="{lang}"><head><title>{escape(title)} - Engineering - Wharf Wiki</title><meta name="ajs-keyboardshortcut-hash" content="x">{head}</head><body class="theme-default"><div id="header"><nav><a href="/">Wharf Wiki</a> <a href="/spaces">Spaces</a> <form><input placeholder="{w[3]}"></form> <a id="login-link" href="/login.action">{w[4]}</a></nav></div><div id="main"><div id="breadcrumbs">Pages / Engineering</div>{body}</div><div id="footer">Powered by a team's wiki</div></body></html>"""


def static_site(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a page of a site made by a generator, with little around its text."""
    w = words(lang)
    return f"""<!DOCTYPE html><html lang="{lang}"{way(lang)}><head><meta charset="utf-8"><meta name="generator" content="Hugo 0.121"><title>{escape(title)}</title>{head}</head><body><header><a href="/">~/pier</a> <nav><a href="/posts/">posts</a> <a href="/now/">now</a></nav></header><main>{body}</main><footer><a href="/index.xml">rss</a> · {w[10]}</footer></body></html>"""
