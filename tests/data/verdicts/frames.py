"""Pages as well-known software lays them out, with the menus, widgets, scripts and footers that it puts around a text.

The markup follows the habits of each product (class names, generator, order of the parts); the words are our own.
"""

from html import escape

CHROME = {
    "en": ("Home", "About", "Contact", "Search", "Latest", "Council approves new tram line", "Rain expected until Friday", "All rights reserved"),
    "de": ("Startseite", "Über uns", "Kontakt", "Suche", "Aktuelles", "Rat stimmt neuer Straßenbahn zu", "Regen bis Freitag", "Alle Rechte vorbehalten"),
    "fr": ("Accueil", "À propos", "Contact", "Recherche", "À la une", "Le conseil approuve le tramway", "De la pluie jusqu'à vendredi", "Tous droits réservés"),
    "es": ("Inicio", "Acerca de", "Contacto", "Buscar", "Lo último", "El concejo aprueba el tranvía", "Lluvia hasta el viernes", "Todos los derechos reservados"),
    "pt": ("Início", "Sobre", "Contato", "Busca", "Últimas", "Câmara aprova nova linha de bonde", "Chuva até sexta-feira", "Todos os direitos reservados"),
    "it": ("Home", "Chi siamo", "Contatti", "Cerca", "Ultime", "Il consiglio approva il tram", "Pioggia fino a venerdì", "Tutti i diritti riservati"),
    "nl": ("Home", "Over ons", "Contact", "Zoeken", "Laatste nieuws", "Raad stemt in met tramlijn", "Regen tot vrijdag", "Alle rechten voorbehouden"),
    "sv": ("Hem", "Om oss", "Kontakt", "Sök", "Senaste", "Nämnden godkänner spårvagnen", "Regn till fredag", "Alla rättigheter förbehållna"),
    "da": ("Forside", "Om os", "Kontakt", "Søg", "Seneste", "Byrådet godkender letbanen", "Regn indtil fredag", "Alle rettigheder forbeholdes"),
    "nb": ("Hjem", "Om oss", "Kontakt", "Søk", "Siste", "Kommunen sier ja til trikk", "Regn til fredag", "Alle rettigheter reservert"),
    "fi": ("Etusivu", "Tietoa", "Yhteystiedot", "Haku", "Uusimmat", "Valtuusto hyväksyi raitiotien", "Sadetta perjantaihin", "Kaikki oikeudet pidätetään"),
    "pl": ("Strona główna", "O nas", "Kontakt", "Szukaj", "Najnowsze", "Rada zgadza się na tramwaj", "Deszcz do piątku", "Wszelkie prawa zastrzeżone"),
    "cs": ("Úvod", "O nás", "Kontakt", "Hledat", "Aktuality", "Rada schválila tramvaj", "Déšť až do pátku", "Všechna práva vyhrazena"),
    "hu": ("Kezdőlap", "Rólunk", "Kapcsolat", "Keresés", "Friss", "A tanács jóváhagyta a villamost", "Eső péntekig", "Minden jog fenntartva"),
    "ro": ("Acasă", "Despre", "Contact", "Căutare", "Noutăți", "Consiliul aprobă tramvaiul", "Ploaie până vineri", "Toate drepturile rezervate"),
    "el": ("Αρχική", "Σχετικά", "Επικοινωνία", "Αναζήτηση", "Τελευταία", "Το συμβούλιο ενέκρινε το τραμ", "Βροχή ως την Παρασκευή", "Με επιφύλαξη παντός δικαιώματος"),
    "ru": ("Главная", "О проекте", "Контакты", "Поиск", "Новости", "Совет одобрил трамвай", "Дождь до пятницы", "Все права защищены"),
    "uk": ("Головна", "Про нас", "Контакти", "Пошук", "Новини", "Рада схвалила трамвай", "Дощ до п'ятниці", "Усі права захищено"),
    "bg": ("Начало", "За нас", "Контакти", "Търсене", "Новини", "Съветът одобри трамвая", "Дъжд до петък", "Всички права запазени"),
    "sr": ("Почетна", "О нама", "Контакт", "Претрага", "Најновије", "Скупштина одобрила трамвај", "Киша до петка", "Сва права задржана"),
    "tr": ("Ana Sayfa", "Hakkımızda", "İletişim", "Ara", "Son Haberler", "Meclis tramvayı onayladı", "Cumaya kadar yağmur", "Tüm hakları saklıdır"),
    "ar": ("الرئيسية", "من نحن", "اتصل بنا", "بحث", "الأحدث", "المجلس يوافق على الترام", "أمطار حتى الجمعة", "جميع الحقوق محفوظة"),
    "fa": ("خانه", "درباره ما", "تماس", "جستجو", "تازه‌ها", "شورا خط تراموا را تصویب کرد", "باران تا جمعه", "تمامی حقوق محفوظ است"),
    "he": ("דף הבית", "אודות", "צור קשר", "חיפוש", "עדכונים", "המועצה אישרה את הרכבת הקלה", "גשם עד יום שישי", "כל הזכויות שמורות"),
    "hi": ("मुख्य पृष्ठ", "हमारे बारे में", "संपर्क", "खोज", "ताज़ा", "परिषद ने ट्राम को मंज़ूरी दी", "शुक्रवार तक बारिश", "सर्वाधिकार सुरक्षित"),
    "th": ("หน้าแรก", "เกี่ยวกับเรา", "ติดต่อ", "ค้นหา", "ล่าสุด", "สภาอนุมัติรถราง", "ฝนตกถึงวันศุกร์", "สงวนลิขสิทธิ์"),
    "vi": ("Trang chủ", "Giới thiệu", "Liên hệ", "Tìm kiếm", "Mới nhất", "Hội đồng duyệt tuyến xe điện", "Mưa đến thứ Sáu", "Bảo lưu mọi quyền"),
    "id": ("Beranda", "Tentang", "Kontak", "Cari", "Terbaru", "Dewan setujui jalur trem", "Hujan sampai Jumat", "Hak cipta dilindungi"),
    "ko": ("홈", "소개", "문의", "검색", "최신", "시의회 트램 노선 승인", "금요일까지 비", "모든 권리 보유"),
    "ja": ("トップ", "当サイトについて", "お問い合わせ", "検索", "新着", "市議会が路面電車を承認", "金曜日まで雨", "無断転載禁止"),
    "zh": ("首页", "关于", "联系我们", "搜索", "最新", "议会批准新电车线", "雨下到星期五", "版权所有"),
}  # fmt: skip
"""What stands around a text: five words of a menu, two teasers, a footer."""


def words_of(language: str) -> tuple[str, ...]:
    """Return a language's words for menus and footers; English for one that has none."""
    return CHROME.get(language.partition("-")[0], CHROME["en"])


def text_of(inner: str) -> str:
    """Return what stands between tags: markup as it is, lines of words as paragraphs."""
    if inner.lstrip().startswith("<"):
        return inner
    return "".join(f"<p>{escape(line, quote=False)}</p>\n" for line in inner.split("\n"))


def wordpress(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """Return a page of a block theme, with its recent posts and comments."""
    w = words_of(language)
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="UTF-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>{escape(title)}</title>
<meta name='robots' content='max-image-preview:large' />
<link rel='dns-prefetch' href='//s.w.org' />
<link rel="alternate" type="application/rss+xml" href="/feed/" />
<style id='global-styles-inline-css'>body{{--wp--preset--color--black:#000}}</style>
<link rel="https://api.w.org/" href="/wp-json/" /><meta name="generator" content="WordPress 6.5.2" />{more}
</head>
<body class="wp-embed-responsive"><a class="skip-link screen-reader-text" href="#wp--skip-link--target">{w[3]}</a>
<div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group"><p class="wp-block-site-title"><a href="/" rel="home">{w[0]}</a></p>
<nav class="wp-block-navigation"><ul><li><a href="/about/">{w[1]}</a></li><li><a href="/contact/">{w[2]}</a></li></ul></nav></div></header>
<main class="wp-block-group" id="wp--skip-link--target"><h1 class="wp-block-heading">{escape(heading)}</h1>
{text_of(inner)}</main>
<aside><h2>{w[4]}</h2><ul class="wp-block-latest-posts__list"><li><a href="/?p=11">{w[5]}</a></li><li><a href="/?p=12">{w[6]}</a></li></ul></aside>
<footer class="wp-block-template-part"><p>{w[7]}</p></footer></div>
<script>window._wpemojiSettings = {{"baseUrl":"https://s.w.org/images/core/emoji/15.0.3/72x72/"}};</script></body></html>"""


def drupal(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """Return a page of Drupal's own theme."""
    w = words_of(language)
    return f"""<!DOCTYPE html>
<html lang="{language}" dir="ltr" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8" />
<meta name="Generator" content="Drupal 10 (https://www.drupal.org)" /><title>{escape(title)}</title>{more}
<link rel="stylesheet" media="all" href="/core/themes/olivero/css/base/base.css" /></head>
<body class="path-not-frontpage"><div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas>
<div class="page-wrapper"><header class="site-header"><div class="site-branding"><a href="/" rel="home">{w[0]}</a></div>
<div class="header-nav"><nav role="navigation"><ul class="menu"><li class="menu__item"><a href="/about">{w[1]}</a></li><li><a href="/contact">{w[2]}</a></li></ul></nav></div></header>
<div id="block-olivero-content"><h1 class="title page-title">{escape(heading)}</h1><div class="block__content">{text_of(inner)}</div></div>
<footer class="site-footer"><div class="region--footer-bottom"><span>{w[7]}</span></div></footer></div></div>
<script type="application/json" data-drupal-selector="drupal-settings-json">{{"path":{{"baseUrl":"/","currentPath":"system/x"}}}}</script></body></html>"""


def wiki(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """Return a page of MediaWiki's older theme."""
    w = words_of(language)
    return f"""<!DOCTYPE html><html class="client-nojs" lang="{language}"><head><meta charset="UTF-8"/><title>{escape(title)}</title>
<meta name="generator" content="MediaWiki 1.39.7"/>{more}<link rel="stylesheet" href="/load.php?only=styles&amp;skin=vector"/></head>
<body class="mediawiki ltr sitedir-ltr mw-hide-empty-elt ns-0 ns-subject skin-vector action-view">
<div id="mw-page-base" class="noprint"></div><div id="content" class="mw-body" role="main"><a id="top"></a><div id="siteNotice"></div>
<h1 id="firstHeading" class="firstHeading mw-first-heading">{escape(heading)}</h1>
<div id="bodyContent" class="vector-body"><div id="siteSub" class="noprint"></div><div id="mw-content-text" class="mw-body-content">{text_of(inner)}</div></div></div>
<div id="mw-navigation"><h2>{w[3]}</h2><div id="mw-head"><nav id="p-personal"><ul><li id="pt-login"><a href="/index.php?title=Special:UserLogin">Log in</a></li></ul></nav></div>
<div id="mw-panel"><nav id="p-navigation"><ul><li><a href="/wiki/Main">{w[0]}</a></li><li><a href="/wiki/Special:Random">{w[4]}</a></li></ul></nav></div></div>
<footer id="footer" class="mw-footer"><ul id="footer-places"><li><a href="/wiki/About">{w[1]}</a></li></ul></footer></body></html>"""


def shop(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """Return a page of a hosted shop."""
    w = words_of(language)
    return f"""<!doctype html><html class="js" lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>{more}
<script>window.performance && window.performance.mark && window.performance.mark('shopify.content_for_header.start');</script>
<script>var Shopify = Shopify || {{}}; Shopify.shop = "lamps.myshopify.com"; Shopify.currency = {{"active":"EUR","rate":"1.0"}};</script></head>
<body class="gradient"><div id="shopify-section-header"><sticky-header><a href="/" class="header__heading-link">{w[0]}</a>
<nav class="header__inline-menu"><ul><li><a href="/collections/all">{w[4]}</a></li><li><a href="/pages/contact">{w[2]}</a></li></ul></nav>
<a href="/account/login" class="header__icon--account"></a><a href="/cart" id="cart-icon-bubble"></a></sticky-header></div>
<main id="MainContent" class="content-for-layout" role="main"><div class="page-width"><h1 class="title">{escape(heading)}</h1>{text_of(inner)}</div></main>
<div id="shopify-section-footer"><footer><form id="ContactFooter"><input type="email" name="contact[email]"><button>OK</button></form><small>© 2026, {w[7]}</small></footer></div></body></html>"""


def discourse(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """Return a page of Discourse as it answers those who run no scripts."""
    w = words_of(language)
    return f"""<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title><meta name="generator" content="Discourse 3.3.0.beta1">{more}
<link rel="preload" href="/assets/vendor.js" as="script"></head><body class="crawler">
<header><a href="/"><img src="/logo.png" alt="{w[0]}"></a></header><div id="main-outlet" class="wrap" role="main"><div class="{"page-not-found" if not inner else "topic"}"><h1 class="title">{escape(heading)}</h1>{text_of(inner)}</div>
<div class="row page-not-found-topics"><div class="popular-topics"><h2>{w[4]}</h2><div class="not-found-topic"><a href="/t/tram/1">{w[5]}</a></div><div class="not-found-topic"><a href="/t/rain/2">{w[6]}</a></div></div></div></div>
<footer class="container wrap"><nav class="crawler-nav"><ul><li><a href="/">{w[0]}</a></li><li><a href="/about">{w[1]}</a></li></ul></nav></footer></body></html>"""


def phpbb(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """Return a page of phpBB's prosilver."""
    w = words_of(language)
    return f"""<!DOCTYPE html><html dir="ltr" lang="{language}"><head><meta charset="utf-8" /><title>{escape(title)}</title>{more}<link href="./styles/prosilver/theme/stylesheet.css" rel="stylesheet"></head>
<body id="phpbb" class="nojs notouch section-message ltr "><div id="wrap" class="wrap"><div id="page-header"><div class="headerbar" role="banner"><a id="logo" href="./index.php">{w[0]}</a></div>
<div class="navbar" role="navigation"><ul id="nav-main"><li><a href="/app.php/help/faq">FAQ</a></li><li class="rightside"><a href="./ucp.php?mode=login">Login</a></li><li><a href="./ucp.php?mode=register">Register</a></li></ul></div></div>
<div id="page-body" class="page-body" role="main"><div class="panel" id="message"><div class="inner"><h2 class="message-title">{escape(heading)}</h2>{text_of(inner)}</div></div></div>
<div id="page-footer" class="page-footer"><div class="copyright"><p>Powered by <a href="https://www.phpbb.com/">phpBB</a>&reg; Forum Software</p></div></div></div></body></html>"""


def news(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """Return a newspaper's page with two menus, a consent bar, teasers with lines of their own, and a long footer."""
    w = words_of(language)
    menu = "".join(
        f'<li class="nav__item"><a class="nav__link" href="/section-{n}">{word}</a></li>'
        for n, word in enumerate(w[:5])
    )
    cards = "".join(
        f'<article class="card"><a href="/article/{n}"><h3 class="card__title">{head}</h3></a><p class="card__lede">{head}. {w[6]}.</p></article>'
        for n, head in enumerate((w[5], w[6]))
    )
    return f"""<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>{more}<script async src="https://tags.analytics.example/t.js"></script>
<script>window.dataLayer=window.dataLayer||[];dataLayer.push({{'pageType':'x','lang':'{language}'}});</script></head>
<body><div class="cmp" hidden><button>OK</button></div><header class="masthead"><a href="/" class="masthead__logo"><svg></svg></a><nav class="nav nav--primary"><ul>{menu}</ul></nav></header>
<div class="ad ad--leaderboard"></div><div class="layout"><div class="layout__main"><h1 class="headline">{escape(heading)}</h1><div class="body-copy">{text_of(inner)}</div></div>
<section class="layout__rail"><h2>{w[4]}</h2>{cards}</section></div>
<footer class="footer"><nav><ul>{menu}</ul></nav><p class="footer__legal">© {w[7]}</p></footer></body></html>"""


def tailwind(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """Return a page that a script framework rendered on its server."""
    w = words_of(language)
    return f"""<!DOCTYPE html><html lang="{language}"><head><meta charSet="utf-8"/><title>{escape(title)}</title>{more}<link rel="preload" href="/_next/static/chunks/main.js" as="script"/></head>
<body class="antialiased"><div id="__next"><div class="flex min-h-screen flex-col"><header class="sticky top-0"><a class="font-bold" href="/">{w[0]}</a><a class="text-sm" href="/about">{w[1]}</a></header>
<main class="grid place-items-center px-6 py-24"><div class="text-center"><h1 class="text-3xl font-bold">{escape(heading)}</h1>{text_of(inner)}</div></main><footer class="border-t"><p>{w[7]}</p></footer></div></div>
<script id="__NEXT_DATA__" type="application/json">{{"props":{{"pageProps":{{}}}},"page":"/_x","query":{{}},"buildId":"k"}}</script></body></html>"""


def bare(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """Return a page with nothing around its words."""
    first = f"<h1>{escape(heading)}</h1>" if heading else ""
    return f"<html lang='{language}'><head><title>{escape(title)}</title>{more}</head>\n<body>{first}{text_of(inner)}</body></html>"


def nineties(language: str, title: str, heading: str, inner: str, more: str = "") -> str:
    """Return a page as people wrote them by hand in capitals, without a closing tag too many."""
    return f"<HTML>\n<HEAD>\n<TITLE>{escape(title)}</TITLE>{more}\n</HEAD>\n<BODY BGCOLOR=#FFFFFF TEXT=#000000>\n<CENTER><H2>{escape(heading)}</H2></CENTER>\n<HR>\n{text_of(inner)}\n<HR><A HREF=index.html>Back</A>\n</BODY></HTML>"
