"""Pages of the tenth round, with the noise of the makers' own machines: scripts, states, hidden parts and forms.

Every frame takes a language, a title, the markup of what the page says, and what else its head holds.
"""

import json
from html import escape

SIDE = {
    "en": ("Menu", "Search", "Share this", "Comments", "You may also like", "We use cookies to improve your experience.", "Follow us"),
    "de": ("Menü", "Suchen", "Teilen", "Kommentare", "Das könnte Sie auch interessieren", "Wir verwenden Cookies, um unser Angebot zu verbessern.", "Folgen Sie uns"),
    "fr": ("Menu", "Chercher", "Partager", "Commentaires", "À lire aussi", "Nous utilisons des cookies pour améliorer votre visite.", "Suivez-nous"),
    "es": ("Menú", "Búsqueda", "Compartir", "Comentarios", "Te puede interesar", "Usamos cookies para mejorar tu experiencia.", "Síguenos"),
    "pt": ("Menu", "Pesquisar", "Partilhar", "Comentários", "Veja também", "Usamos cookies para melhorar a sua visita.", "Siga-nos"),
    "it": ("Menu", "Ricerca", "Condividi", "Commenti", "Leggi anche", "Usiamo i cookie per migliorare la tua visita.", "Seguici"),
    "nl": ("Menu", "Zoek", "Delen", "Reacties", "Lees ook", "Wij gebruiken cookies om uw bezoek te verbeteren.", "Volg ons"),
    "pl": ("Menu", "Wyszukaj", "Udostępnij", "Komentarze", "Zobacz też", "Używamy plików cookies, aby ulepszyć stronę.", "Obserwuj nas"),
    "ru": ("Меню", "Найти", "Поделиться", "Комментарии", "Читайте также", "Мы используем файлы cookie.", "Мы в соцсетях"),
    "tr": ("Menü", "Ara", "Paylaş", "Yorumlar", "Bunlar da ilginizi çekebilir", "Deneyiminizi iyileştirmek için çerez kullanıyoruz.", "Bizi izleyin"),
    "ja": ("メニュー", "検索", "共有", "コメント", "関連記事", "当サイトではクッキーを使用しています。", "フォロー"),
    "zh": ("菜单", "搜索", "分享", "评论", "相关阅读", "本网站使用 Cookie 改善您的体验。", "关注我们"),
    "ko": ("메뉴", "검색", "공유", "댓글", "관련 기사", "더 나은 이용을 위해 쿠키를 사용합니다.", "팔로우"),
    "ar": ("القائمة", "ابحث", "شارك", "تعليقات", "اقرأ أيضاً", "نستخدم ملفات تعريف الارتباط لتحسين تجربتك.", "تابعنا"),
}  # fmt: skip
"""Menu, search, share, comments, read also, a word on cookies, follow us."""

STRINGS = {"en": {"e404": "Sorry, that page is not available.", "signin": "Sign in to continue", "retry": "Try again"}}
"""What an application's script may say one day; it stands in the page's state, not in its text."""


def side(lang: str) -> tuple[str, ...]:
    """Return a language's words for what stands beside a text; English for one that has none."""
    return SIDE.get(lang.partition("-")[0], SIDE["en"])


def herald(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a newspaper's page with a register wall that is hidden, a template for its messages, and what else to read."""
    w = side(lang)
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="UTF-8"><title>{escape(title)}</title><link rel="amphtml" href="?amp=1"><meta name="robots" content="max-image-preview:large">{head}<script>window.tp=window.tp||[];tp.push(["setAid","x"]);</script></head>
<body><div id="consent-bar"><p>{w[5]}</p><button>OK</button></div><header role="banner"><button aria-expanded="false">{w[0]}</button><form role="search" action="/find"><input name="q" placeholder="{w[1]}"></form></header><template id="err"><p>Sorry, that page is not available.</p></template><div id="regwall" style="display:none"><h2>Register to continue</h2></div>
<div class="page"><div class="col col-8">{body}<div class="share">{w[2]}: <a href="#">f</a> <a href="#">x</a></div></div><div class="col col-4"><h4>{w[4]}</h4><ul><li><a href="/n/mill">The mill that turned itself</a></li><li><a href="/n/eels">Eels return to the weir</a></li></ul></div></div><section id="comments"><h4>{w[3]} (0)</h4></section><footer>{w[6]}</footer></body></html>"""


def portal_of_state(lang: str, title: str, body: str, head: str = "") -> str:
    """Return an authority's page of a large editing system, with crumbs, a tool bar and a date of change."""
    w = side(lang)
    return f"""<!DOCTYPE html>
<!-- This website is powered by an editing system -->
<html dir="{"rtl" if lang in ("ar", "fa", "he", "ur") else "ltr"}" lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)}</title><meta name="generator" content="Editing System CMS">{head}<link rel="stylesheet" href="/typo3temp/a.css"></head>
<body id="p441"><ul class="sr-only"><li><a href="#content">↓</a></li></ul><div id="header"><div id="logo"></div><div id="searchbox"><form><input title="{w[1]}"></form></div></div><div id="breadcrumb">› › ›</div><div id="content" class="csc-default">{body}</div><div id="toolbar"><a>{w[2]}</a> <a>⎙</a></div><div id="footer">2026-01-09</div></body></html>"""


def repository(lang: str, title: str, body: str, head: str = "") -> str:
    """Return an institutional repository's page, with its browse box and its account box."""
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta content="text/html; charset=UTF-8" http-equiv="Content-Type"/><title>{escape(title)}</title><meta content="DSpace 6.3" name="Generator"/>{head}</head><body><header><a href="/">Repository Home</a> <a href="/login">Login</a></header><div id="main-container"><div id="main">{body}</div><div id="sidebar"><h2>Browse</h2><a>By Issue Date</a><a>Authors</a><a>Titles</a><h2>My Account</h2><a href="/login">Login</a></div></div><footer>Contact Us | Send Feedback</footer></body></html>"""


def market(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a shop's page with a mini cart, a log-in drawer and its reviews' script."""
    w = side(lang)
    return f"""<!doctype html><html class="no-js" lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}<script src="https://www.recaptcha.example/api.js" async></script></head><body class="catalog-view"><div class="panel header"><ul><li><a href="/customer/account/login/">☺</a></li></ul></div><div class="block-search"><input id="search" placeholder="{w[1]}"></div><div class="minicart" hidden><p>You have no items in your shopping cart.</p></div>
<main id="maincontent" class="page-main">{body}</main><div class="newsletter"><input type="email"><div class="g-recaptcha" data-size="invisible"></div></div><footer><ul><li>{w[6]}</li></ul><p>{w[5]}</p></footer></body></html>"""


def topics(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a discussion board's page, with its quick log-in below."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" ""><html xmlns="http://www.w3.org/1999/xhtml" lang="{lang}"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{escape(title)}</title>{head}</head><body><table class="tborder" width="100%"><tr><td class="alt1"><a href="index.php">▣</a></td><td class="alt2"><form action="login.php"><input name="vb_login_username" size="10"/><input type="password" name="vb_login_password" size="10"/></form></td></tr></table><div class="page" align="center">{body}</div><div class="smallfont" align="center">All times are GMT +1. The time now is 14:02.</div></body></html>"""


def manual(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a manual's page as a document generator makes it."""
    w = side(lang)
    return f"""<!DOCTYPE html><html class="writer-html5" lang="{lang}"><head><meta charset="utf-8"/><meta name="generator" content="Docutils 0.18"/><title>{escape(title)}</title>{head}</head><body class="wy-body-for-nav"><nav class="wy-nav-side"><div class="wy-menu"><ul><li class="toctree-l1"><a href="install.html">Install</a></li><li class="toctree-l1"><a href="errors.html">Errors</a></li></ul></div><form id="rtd-search-form"><input placeholder="{w[1]}"/></form></nav><section class="wy-nav-content-wrap"><div role="main" class="document">{body}</div><footer><hr/><div role="contentinfo"><p>Built with a generator.</p></div></footer></section></body></html>"""


def letter(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a newsletter host's page: subscribe buttons above and below whatever stands there."""
    return f"""<!DOCTYPE html><html lang="{lang}"><head><title>{escape(title)}</title>{head}<script>window._preloads={json.dumps(STRINGS)}</script></head><body class="with-font"><div class="topbar"><a href="/">✉</a><button>Subscribe</button><button>Sign in</button></div><div class="single-post">{body}</div><div class="subscribe-footer"><input type="email"><button>Subscribe</button></div><div class="footer">© 2026 · Privacy ∙ Terms ∙ Collection notice</div></body></html>"""


def diary(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a free blog host's page, with its archive of months and its bar above."""
    w = side(lang)
    return f"""<!DOCTYPE html><html dir="ltr" lang="{lang}" xmlns:b="b" xmlns:data="d"><head><meta content="width=1100" name="viewport"/><title>{escape(title)}</title><meta content="blogger" name="generator"/>{head}</head><body class="loading variant-dark"><div class="navbar section" id="navbar"></div><div class="header-outer"><div class="titlewrapper"><a href="/">{w[0]}</a></div></div><div class="main-outer"><div id="main">{body}</div><div class="sidebar"><h2>{w[1]}</h2><ul class="hierarchy"><li>2012 (31)</li><li>2011 (44)</li></ul></div></div></body></html>"""


def app(lang: str, title: str, body: str, head: str = "") -> str:
    """Return an application's page: its server put the text in, its state holds every message it may ever show."""
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}<base href="/"></head><body><noscript>You need to enable JavaScript to run this app.</noscript><app-root ng-version="17.0.1"><app-shell><router-outlet></router-outlet><main class="view">{body}</main></app-shell></app-root><script id="ng-state" type="application/json">{json.dumps(STRINGS)}</script><script src="main.9f.js" type="module"></script></body></html>"""


def company(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a company's page of a hosted builder."""
    w = side(lang)
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}<meta name="generator" content="Hosted Builder"></head><body class="device-desktop"><div id="SITE_CONTAINER"><div id="masterPage"><header><nav aria-label="Site"><a href="/">•</a><a href="/services">••</a><a href="/contact">•••</a></nav></header><main><section>{body}</section></main><footer><p>{w[6]}</p><p>{w[5]}</p></footer></div></div></body></html>"""


def homepage(lang: str, title: str, body: str, head: str = "") -> str:
    """Return somebody's page of 1998, with a counter."""
    return f"""<html lang={lang}><head><title>{escape(title)}</title>{head}</head><body background="paper.gif"><center><img src="title.gif" alt=""></center>{body}<p align=center><font size=-2>You are visitor 004,412 &nbsp; <a href="mailto:me@home.example">mail me</a></font></body></html>"""


def stream(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a film or sound portal's page."""
    w = side(lang)
    return f"""<!DOCTYPE html><html lang="{lang}"><head><title>{escape(title)}</title>{head}<meta name="theme-color" content="#111"></head><body class="dark"><div id="top"><a href="/">▶</a><input placeholder="{w[1]}"><a href="/signin">●</a></div><div id="player-area">{body}</div><div id="queue"><div>Bells at dawn · 3:20</div><div>A day in the dye house · 15:41</div></div><div id="foot">{w[6]}</div></body></html>"""


def hub(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a code or data host's page."""
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}<meta name="csrf-token" content="q"></head><body class="ui-indigo" data-page="projects:show"><header class="navbar"><a href="/explore">Explore</a><a href="/users/sign_in">Sign in</a><a href="/users/sign_up">Register</a></header><div class="layout-page"><div class="content" id="content-body">{body}</div></div></body></html>"""


def sheet(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a page of bare markup."""
    return f"<!doctype html>\n<html lang={lang}>\n<title>{escape(title)}</title>{head}\n{body}\n"
