"""Layouts of the fifth set alone: a daily, a ministry, a journal, a forge, a shop, a board, a static blog, an old hand."""

from html import escape

MENU = {
    "en": "Front page|Politics|Business|Science|Letters|Imprint and legal notice",
    "de": "Titelseite|Politik|Wirtschaft|Wissen|Leserbriefe|Impressum und Datenschutz",
    "fr": "À la une|Politique|Économie|Sciences|Courrier|Mentions légales",
    "es": "Portada|Política|Economía|Ciencia|Cartas|Aviso legal",
    "it": "Prima pagina|Politica|Economia|Scienze|Lettere|Note legali",
    "pt": "Capa|Política|Economia|Ciência|Cartas|Termos de uso",
    "nl": "Voorpagina|Politiek|Economie|Wetenschap|Brieven|Disclaimer",
    "pl": "Pierwsza strona|Polityka|Gospodarka|Nauka|Listy|Polityka prywatności",
    "ru": "Главное|Политика|Экономика|Наука|Письма|Правовая информация",
    "uk": "Головне|Політика|Економіка|Наука|Листи|Правова інформація",
    "tr": "Manşet|Siyaset|Ekonomi|Bilim|Mektuplar|Künye",
    "ar": "الصفحة الأولى|سياسة|اقتصاد|علوم|رسائل|سياسة الخصوصية",
    "fa": "صفحه نخست|سیاست|اقتصاد|دانش|نامه‌ها|قوانین",
    "he": "עמוד ראשי|פוליטיקה|כלכלה|מדע|מכתבים|תנאי שימוש",
    "hi": "मुखपृष्ठ|राजनीति|अर्थव्यवस्था|विज्ञान|पत्र|नियम व शर्तें",
    "ja": "トップ|政治|経済|科学|投書|サイトポリシー",
    "ko": "첫 화면|정치|경제|과학|독자 편지|이용약관",
    "zh": "首页|时政|财经|科学|来信|版权声明",
    "sv": "Förstasidan|Politik|Ekonomi|Vetenskap|Insändare|Om webbplatsen",
    "cs": "Titulní strana|Politika|Ekonomika|Věda|Dopisy|Podmínky užití",
}


def menu(language: str) -> list[str]:
    """Return six words of a menu; English where a language has none."""
    return MENU.get(language.partition("-")[0], MENU["en"]).split("|")


def prose(inner: str) -> str:
    """Return markup as it stands, and lines of words as paragraphs."""
    if inner.lstrip().startswith("<"):
        return inner
    return "\n".join(f"<p>{escape(line, quote=False)}</p>" for line in inner.splitlines())


def daily(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """A daily paper with a ticker, a rail and adverts."""
    w = menu(language)
    bar = "".join(f'<a class="sec" href="/{n}/">{word}</a>' for n, word in enumerate(w[:5]))
    return f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title><meta property="og:type" content="article">{more}
<script>var adUnits=[{{code:'top',sizes:[[970,250]]}}];</script><link rel=stylesheet href="/build/daily.css"></head>
<body class="tpl-story"><div id="top-ad" class="ad-slot"></div><header role="banner"><a class="brand" href="/">{w[0]}</a><div class="secs">{bar}</div></header>
<div class="grid"><main><article><h1 itemprop="headline">{escape(heading)}</h1><div class="story-text" itemprop="articleBody">{prose(inner)}</div></article></main>
<div class="rail"><div class="box"><b>{w[2]}</b><ul><li><a href="/2/81">{w[1]} 81</a></li><li><a href="/2/82">{w[3]} 82</a></li></ul></div></div></div>
<footer><a href="/legal">{w[5]}</a> <a href="/letters">{w[4]}</a></footer></body></html>"""


def ministry(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """An office of a state: a banner, crumbs, a column of contents, a date of the last change."""
    w = menu(language)
    return f"""<!DOCTYPE html><html lang="{language}" class="no-js"><head><meta charset="utf-8"><title>{escape(title)}</title>{more}<meta name="DC.language" content="{language}"></head>
<body><a class="skip" href="#main">&#8595;</a><div class="gov-banner"><img src="/crest.svg" alt=""> {w[0]}</div>
<ol class="breadcrumb"><li><a href="/">{w[0]}</a></li><li><a href="/{w[1]}">{w[1]}</a></li></ol>
<main id="main"><h1 class="page-title">{escape(heading)}</h1><section class="rich-text">{prose(inner)}</section></main>
<footer class="gov-footer"><ul><li><a href="/accessibility">{w[5]}</a></li></ul><small>v4.11.2</small></footer></body></html>"""


def journal(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """A learned journal on its publishing system."""
    w = menu(language)
    return f"""<!DOCTYPE html><html lang="{language}" xml:lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title><meta name="generator" content="Open Journal Systems 3.3.0.14">{more}</head>
<body class="pkp_page_article pkp_op_view" dir="ltr"><div class="pkp_structure_page"><header class="pkp_structure_head"><div class="pkp_site_name"><a href="/index.php/j/index" class="is_text">{w[3]}</a></div>
<nav class="pkp_site_nav_menu"><ul><li><a href="/index.php/j/issue/archive">Archives</a></li><li><a href="/index.php/j/about">{w[4]}</a></li></ul><ul id="navigationUser"><li><a href="/index.php/j/login">Login</a></li></ul></nav></header>
<div class="pkp_structure_content"><div class="pkp_structure_main" role="main"><div class="page"><h1 class="page_title">{escape(heading)}</h1>{prose(inner)}</div></div></div>
<div class="pkp_structure_footer_wrapper"><div class="pkp_brand_footer"></div></div></div></body></html>"""


def forge(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """A place for code, as Gitea lays it out."""
    return f"""<!DOCTYPE html><html lang="{language}" data-theme="gitea-auto"><head><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>{more}<link rel="stylesheet" href="/assets/css/index.css?v=1.21.4"></head>
<body><div class="full height"><nav id="navbar"><a class="item" href="/"><img src="/assets/img/logo.svg" alt="Logo"></a><a class="item" href="/explore/repos">Explore</a><a class="item" href="https://docs.example/">Help</a><div class="navbar-right"><a class="item" href="/user/sign_up">Register</a><a class="item" href="/user/login">Sign In</a></div></nav>
<div role="main" class="page-content"><div class="ui container"><h1>{escape(heading)}</h1>{prose(inner)}</div></div></div>
<footer class="page-footer"><div class="left-links">Powered by Gitea Version: 1.21.4 Page: <strong>14ms</strong> Template: <strong>2ms</strong></div></footer></body></html>"""


def bazaar(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """A shop with a basket and a drawer of categories."""
    w = menu(language)
    return f"""<!doctype html><html lang="{language}"><head prefix="product: http://ogp.me/ns/product#"><meta charset="utf-8"/><title>{escape(title)}</title>{more}<script type="text/x-magento-init">{{"*":{{"mage/cookies":{{"expires":null}}}}}}</script></head>
<body class="catalog-product-view page-layout-1column"><div class="page-wrapper"><header class="page-header"><a class="action showcart" href="/checkout/cart/"><span class="counter qty empty">0</span></a><form class="minisearch" action="/catalogsearch/result/"><input name="q"></form></header>
<div class="nav-sections"><a href="/c1">{w[2]}</a><a href="/c2">{w[3]}</a></div>
<main id="maincontent" class="page-main"><div class="page-title-wrapper"><h1 class="page-title"><span class="base">{escape(heading)}</span></h1></div><div class="column main">{prose(inner)}</div></main>
<footer class="page-footer"><form class="form subscribe"><input type="email"></form><small class="copyright">© {w[5]}</small></footer></div></body></html>"""


def board(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """A board of the newer kind, with blocks and cards of users."""
    w = menu(language)
    return f"""<!DOCTYPE html><html id="XF" lang="{language}" data-app="public" data-logged-in="false"><head><meta charset="utf-8"><title>{escape(title)}</title>{more}</head>
<body data-template="thread_view"><div class="p-pageWrapper"><header class="p-header"><a href="/">{w[0]}</a></header><nav class="p-nav"><a href="/forums/">Forums</a><a href="/whats-new/">{w[3]}</a><a href="/login/" class="p-navgroup-link--logIn">Log in</a><a href="/register/">Register</a></nav>
<div class="p-body"><div class="p-body-header"><h1 class="p-title-value">{escape(heading)}</h1></div><div class="p-body-main"><div class="block-container">{prose(inner)}</div></div></div>
<footer class="p-footer"><a href="/help/terms/">{w[5]}</a></footer></div></body></html>"""


def pebble(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """A static blog with next to nothing around its words."""
    return f"""<!DOCTYPE html>
<html lang="{language}"><head><meta charset="UTF-8"><meta name="generator" content="Hugo 0.111.3"><title>{escape(title)}</title>{more}<link rel="alternate" type="application/rss+xml" href="/index.xml"></head>
<body><header><a href="/">~</a> <a href="/posts/">posts</a> <a href="/tags/">tags</a></header>
<main><h1>{escape(heading)}</h1>
{prose(inner)}
</main><footer>2019–2026</footer></body></html>"""


def oldhand(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """A page by an old hand of 2001: a banner table, spacer images, a counter."""
    w = menu(language)
    links = " | ".join(f'<a href="{n}.html"><font size="-1">{word}</font></a>' for n, word in enumerate(w))
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"><title>{escape(title)}</title>{more}</head>
<body leftmargin="0" topmargin="0" link="#003366"><table border="0" cellpadding="0" cellspacing="0" width="760" align="center"><tr><td bgcolor="#336699"><font color="#ffffff" face="Verdana" size="4">{escape(heading)}</font></td></tr>
<tr><td>{links}</td></tr><tr><td><img src="spacer.gif" height="8" alt=""><font face="Verdana" size="2">{prose(inner)}</font></td></tr>
<tr><td align="center"><img src="/cgi-bin/counter.gif" alt="0041872"></td></tr></table></body></html>"""


def naked(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """A title, a heading, words."""
    top = f"<h2>{escape(heading)}</h2>" if heading else ""
    return f'<!doctype html><html lang="{language}"><head><title>{escape(title)}</title>{more}</head><body>{top}{prose(inner)}</body></html>'
