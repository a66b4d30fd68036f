"""Pages of the eleventh set, with what the makers of sites put around a text: menus, side columns, footers, scripts.

Every frame takes a language, a title, the markup of what the page says, and what else its head holds. Nothing is copied:
the machines are imitated by the shape of their pages.
"""

from html import escape

WORDS = {
    "en": ("Home", "About us", "Contact", "Search", "Log in", "Subscribe to our newsletter", "Privacy policy", "Related", "Latest posts", "Leave a reply", "All rights reserved"),
    "de": ("Startseite", "Über uns", "Kontakt", "Suche", "Anmelden", "Newsletter abonnieren", "Datenschutz", "Ähnliche Beiträge", "Neueste Beiträge", "Kommentar schreiben", "Alle Rechte vorbehalten"),
    "fr": ("Accueil", "Qui sommes-nous", "Contact", "Rechercher", "Connexion", "S’abonner à la lettre d’information", "Mentions légales", "Sur le même sujet", "Derniers articles", "Laisser un commentaire", "Tous droits réservés"),
    "es": ("Inicio", "Quiénes somos", "Contacto", "Buscar", "Iniciar sesión", "Suscríbete al boletín", "Aviso legal", "Relacionado", "Entradas recientes", "Deja un comentario", "Todos los derechos reservados"),
    "it": ("Home", "Chi siamo", "Contatti", "Cerca", "Accedi", "Iscriviti alla newsletter", "Informativa privacy", "Articoli correlati", "Ultimi articoli", "Lascia un commento", "Tutti i diritti riservati"),
    "pt": ("Início", "Sobre", "Contato", "Buscar", "Entrar", "Assine a newsletter", "Política de privacidade", "Relacionados", "Mais recentes", "Deixe um comentário", "Todos os direitos reservados"),
    "nl": ("Home", "Over ons", "Contact", "Zoeken", "Inloggen", "Nieuwsbrief", "Privacybeleid", "Gerelateerd", "Laatste berichten", "Reageer", "Alle rechten voorbehouden"),
    "sv": ("Hem", "Om oss", "Kontakt", "Sök", "Logga in", "Prenumerera på nyhetsbrevet", "Integritetspolicy", "Relaterat", "Senaste inläggen", "Skriv en kommentar", "Alla rättigheter förbehållna"),
    "da": ("Forside", "Om os", "Kontakt", "Søg", "Log ind", "Tilmeld nyhedsbrev", "Privatlivspolitik", "Relateret", "Seneste indlæg", "Skriv en kommentar", "Alle rettigheder forbeholdes"),
    "no": ("Hjem", "Om oss", "Kontakt", "Søk", "Logg inn", "Meld deg på nyhetsbrev", "Personvern", "Relatert", "Siste innlegg", "Legg igjen en kommentar", "Alle rettigheter reservert"),
    "fi": ("Etusivu", "Tietoa meistä", "Yhteystiedot", "Haku", "Kirjaudu", "Tilaa uutiskirje", "Tietosuoja", "Aiheesta lisää", "Uusimmat", "Kommentoi", "Kaikki oikeudet pidätetään"),
    "pl": ("Strona główna", "O nas", "Kontakt", "Szukaj", "Zaloguj się", "Zapisz się na newsletter", "Polityka prywatności", "Podobne wpisy", "Najnowsze wpisy", "Dodaj komentarz", "Wszelkie prawa zastrzeżone"),
    "cs": ("Úvod", "O nás", "Kontakty", "Hledat", "Přihlásit se", "Odběr novinek", "Ochrana osobních údajů", "Související", "Nejnovější", "Napsat komentář", "Všechna práva vyhrazena"),
    "hu": ("Kezdőlap", "Rólunk", "Kapcsolat", "Keresés", "Belépés", "Hírlevél", "Adatvédelem", "Kapcsolódó", "Friss bejegyzések", "Hozzászólás", "Minden jog fenntartva"),
    "ro": ("Acasă", "Despre noi", "Contact", "Caută", "Autentificare", "Abonează-te la noutăți", "Confidențialitate", "Articole similare", "Cele mai noi", "Lasă un comentariu", "Toate drepturile rezervate"),
    "el": ("Αρχική", "Σχετικά", "Επικοινωνία", "Αναζήτηση", "Σύνδεση", "Εγγραφή στο ενημερωτικό δελτίο", "Απόρρητο", "Διαβάστε επίσης", "Τελευταία", "Σχολιάστε", "Με επιφύλαξη κάθε δικαιώματος"),
    "ru": ("Главная", "О нас", "Контакты", "Поиск", "Войти", "Подписаться на рассылку", "Конфиденциальность", "Похожие записи", "Свежие записи", "Оставить комментарий", "Все права защищены"),
    "uk": ("Головна", "Про нас", "Контакти", "Пошук", "Увійти", "Підписатися на новини", "Приватність", "Схожі записи", "Останні записи", "Залишити коментар", "Усі права захищено"),
    "bg": ("Начало", "За нас", "Контакти", "Търсене", "Вход", "Абонирай се", "Поверителност", "Още по темата", "Последни", "Коментирай", "Всички права запазени"),
    "tr": ("Ana sayfa", "Hakkımızda", "İletişim", "Ara", "Giriş", "Bültene abone ol", "Gizlilik", "Benzer yazılar", "Son yazılar", "Yorum yap", "Tüm hakları saklıdır"),
    "ar": ("الرئيسية", "من نحن", "اتصل بنا", "بحث", "تسجيل الدخول", "اشترك في النشرة", "سياسة الخصوصية", "مواضيع ذات صلة", "أحدث المقالات", "أضف تعليقاً", "جميع الحقوق محفوظة"),
    "fa": ("خانه", "درباره ما", "تماس", "جستجو", "ورود", "عضویت در خبرنامه", "حریم خصوصی", "مطالب مرتبط", "تازه‌ها", "دیدگاه بگذارید", "همه حقوق محفوظ است"),
    "he": ("דף הבית", "אודות", "צור קשר", "חיפוש", "כניסה", "הרשמה לניוזלטר", "פרטיות", "כתבות נוספות", "אחרונים", "כתיבת תגובה", "כל הזכויות שמורות"),
    "hi": ("मुखपृष्ठ", "हमारे बारे में", "संपर्क", "खोजें", "लॉग इन", "न्यूज़लेटर", "गोपनीयता", "संबंधित", "ताज़ा", "टिप्पणी करें", "सर्वाधिकार सुरक्षित"),
    "th": ("หน้าแรก", "เกี่ยวกับเรา", "ติดต่อ", "ค้นหา", "เข้าสู่ระบบ", "รับข่าวสาร", "ความเป็นส่วนตัว", "ที่เกี่ยวข้อง", "ล่าสุด", "แสดงความคิดเห็น", "สงวนลิขสิทธิ์"),
    "vi": ("Trang chủ", "Giới thiệu", "Liên hệ", "Tìm kiếm", "Đăng nhập", "Đăng ký nhận tin", "Bảo mật", "Liên quan", "Mới nhất", "Để lại bình luận", "Giữ bản quyền"),
    "id": ("Beranda", "Tentang kami", "Kontak", "Cari", "Masuk", "Langganan buletin", "Kebijakan privasi", "Terkait", "Terbaru", "Tulis komentar", "Hak cipta dilindungi"),
    "zh": ("首页", "关于我们", "联系我们", "搜索", "登录", "订阅", "隐私政策", "相关文章", "最新文章", "发表评论", "版权所有"),
    "ja": ("ホーム", "会社概要", "お問い合わせ", "検索", "ログイン", "メルマガ登録", "プライバシーポリシー", "関連記事", "新着記事", "コメントを書く", "無断転載を禁じます"),
    "ko": ("홈", "소개", "문의", "검색", "로그인", "뉴스레터 구독", "개인정보처리방침", "관련 글", "최신 글", "댓글 쓰기", "무단 전재 금지"),
    "ca": ("Inici", "Qui som", "Contacte", "Cerca", "Inicia la sessió", "Subscriu-te al butlletí", "Privadesa", "Relacionats", "Darreres entrades", "Deixa un comentari", "Tots els drets reservats"),
}  # fmt: skip
"""What stands around a text, by language."""

STORIES = (
    "The ferry that never sailed",
    "Ten ways with turnips",
    "A walk along the old canal",
    "Who painted the town clock?",
    "Minutes of the March meeting",
    "Notes on beekeeping",
    "How the bridge was built",
)


def words(lang: str) -> tuple[str, ...]:
    """Return a language's words for what stands around a text; English for one that has none."""
    return WORDS.get(lang.partition("-")[0], WORDS["en"])


def way(lang: str) -> str:
    """Return the direction of writing as an attribute."""
    return ' dir="rtl"' if lang in ("ar", "fa", "he", "ur") else ""


def links(count: int, start: int = 0) -> str:
    """Return list entries that lead to other texts."""
    chosen = (STORIES[(start + number) % len(STORIES)] for number in range(count))
    return "".join(f'<li><a href="/{name.lower().replace(" ", "-").strip("?")}/">{name}</a></li>' for name in chosen)


def press(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a blog's page in the shape of WordPress with a classic theme and widgets."""
    w = words(lang)
    return f"""<!DOCTYPE html>
<html lang="{lang}"{way(lang)} class="no-js"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>
<link rel="https://api.w.org/" href="/wp-json/"><link rel="EditURI" type="application/rsd+xml" href="/xmlrpc.php?rsd"><meta name="generator" content="WordPress 6.4.2">{head}<link rel="stylesheet" href="/wp-content/themes/lane/style.css"></head>
<body class="wp-singular wp-theme-lane has-sidebar"><a class="skip-link screen-reader-text" href="#content">↓</a>
<header id="masthead" class="site-header"><div class="site-branding"><p class="site-title"><a href="/" rel="home">The Lane</a></p></div><nav id="site-navigation" class="main-navigation"><ul id="primary-menu"><li class="menu-item"><a href="/">{w[0]}</a></li><li class="menu-item"><a href="/about/">{w[1]}</a></li><li class="menu-item"><a href="/contact/">{w[2]}</a></li></ul></nav></header>
<div id="content" class="site-content"><main id="primary" class="site-main">{body}</main>
<aside id="secondary" class="widget-area"><section class="widget widget_search"><form role="search" method="get" class="search-form" action="/"><label><span class="screen-reader-text">{w[3]}</span><input type="search" class="search-field" name="s"></label></form></section><section class="widget widget_recent_entries"><h2 class="widget-title">{w[8]}</h2><ul>{links(5)}</ul></section><section class="widget widget_meta"><ul><li><a href="/wp-login.php">{w[4]}</a></li></ul></section></aside></div>
<footer id="colophon" class="site-footer"><div class="site-info">© The Lane. {w[10]}. <a href="/privacy/">{w[6]}</a></div></footer><script src="/wp-includes/js/wp-embed.min.js"></script></body></html>"""


def drupal(lang: str, title: str, body: str, head: str = "") -> str:
    """Return an institution's page in the shape of Drupal with blocks and regions."""
    w = words(lang)
    return f"""<!DOCTYPE html>
<html lang="{lang}"{way(lang)} prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8"><meta name="Generator" content="Drupal 10 (https://www.drupal.org)"><title>{escape(title)}</title>{head}</head>
<body class="path-node page-node-type-page"><a href="#main-content" class="visually-hidden focusable skip-link">↓</a><div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><div class="layout-container"><header role="banner"><div class="region region-header"><div id="block-branding"><a href="/" rel="home">{w[0]}</a></div><div class="search-block-form" data-drupal-selector="search-block-form"><form action="/search/node"><input type="search" name="keys" placeholder="{w[3]}"></form></div></div></header>
<nav role="navigation" aria-labelledby="menu"><ul class="menu"><li class="menu-item"><a href="/about">{w[1]}</a></li><li class="menu-item"><a href="/contact">{w[2]}</a></li><li class="menu-item"><a href="/user/login">{w[4]}</a></li></ul></nav>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content"><div data-drupal-messages-fallback class="hidden"></div>{body}</div></div></main>
<footer role="contentinfo"><div class="region region-footer"><ul class="menu"><li><a href="/privacy">{w[6]}</a></li><li><a href="/news">{w[8]}</a></li></ul><p>{w[10]}</p></div></footer></div></div><script type="application/json" data-drupal-selector="drupal-settings-json">{{"path":{{"baseUrl":"/","currentLanguage":"{lang}"}}}}</script></body></html>"""


def wiki(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a page in the shape of MediaWiki with its tools and tabs."""
    w = words(lang)
    return f"""<!DOCTYPE html>
<html class="client-nojs vector-feature-language" lang="{lang}"><head><meta charset="UTF-8"><title>{escape(title)} – Fenwiki</title><meta name="generator" content="MediaWiki 1.41.0">{head}<link rel="search" type="application/opensearchdescription+xml" href="/opensearch_desc.php"></head>
<body class="skin-vector mediawiki ltr sitedir-ltr ns-0 ns-subject"><div id="mw-page-base"></div><div id="content" class="mw-body" role="main"><h1 id="firstHeading" class="firstHeading"><span class="mw-page-title-main">{escape(title)}</span></h1><div id="bodyContent"><div id="siteSub">From Fenwiki</div><div id="mw-content-text" class="mw-body-content"><div class="mw-parser-output">{body}</div></div><div class="printfooter">Retrieved from "/w/index.php"</div><div id="catlinks"><a href="/Special:Categories">Categories</a></div></div></div>
<div id="mw-navigation"><div id="mw-head"><ul><li id="pt-createaccount"><a>Create account</a></li><li id="pt-login"><a>{w[4]}</a></li></ul><ul><li id="ca-nstab-main">Page</li><li id="ca-talk">Discussion</li><li id="ca-viewsource">View source</li><li id="ca-history">History</li></ul><form id="searchform"><input name="search" placeholder="{w[3]}"></form></div><div id="mw-panel"><ul><li><a href="/Main_Page">{w[0]}</a></li><li><a>Recent changes</a></li><li><a>Random page</a></li><li><a>What links here</a></li><li><a>Printable version</a></li></ul></div></div><div id="footer"><ul id="footer-places"><li>{w[6]}</li><li>Disclaimers</li></ul></div></body></html>"""


def ghost(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a page in the shape of Ghost, with its offer to sign up below the text."""
    w = words(lang)
    return f"""<!DOCTYPE html>
<html lang="{lang}"{way(lang)}><head><title>{escape(title)}</title><meta charset="utf-8"><meta name="generator" content="Ghost 5.75">{head}<link rel="alternate" type="application/rss+xml" href="/rss/"><script defer src="https://cdn.example/portal.min.js" data-ghost="/" data-key="x"></script></head>
<body class="post-template tag-notes"><div class="viewport"><header id="gh-head" class="gh-head outer"><a class="gh-head-logo" href="/">Marginalia</a><nav class="gh-head-menu"><ul class="nav"><li><a href="/">{w[0]}</a></li><li><a href="/about/">{w[1]}</a></li></ul></nav><div class="gh-head-actions"><a class="gh-head-link" href="#/portal/signin" data-portal="signin">{w[4]}</a> <a class="gh-head-button" data-portal="signup">{w[5]}</a></div></header>
<main id="site-main" class="site-main">{body}</main><section class="footer-cta outer"><h2>{w[5]}</h2><a data-portal><div>jamie@example.com</div></a></section><aside class="read-more-wrap"><div class="read-more">{w[8]}<ul>{links(3, 2)}</ul></div></aside><footer class="site-footer outer">{w[10]} · Powered by Ghost</footer></div></body></html>"""


def discourse(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a topic's page in the shape of Discourse as it is for those without scripts."""
    w = words(lang)
    return f"""<!DOCTYPE html>
<html lang="{lang}" class=""><head><meta charset="utf-8"><title>{escape(title)} - Boat Builders' Forum</title><meta name="generator" content="Discourse 3.2.0">{head}<meta name="discourse_theme_id" content="2"></head>
<body class="crawler"><header><a href="/">Boat Builders' Forum</a></header><div id="main-outlet" class="wrap" role="main">{body}<div id="related-topics" class="more-topics__list"><h3>{w[7]}</h3><table class="topic-list"><tbody><tr><td><a href="/t/caulking/11">Caulking in the rain</a></td><td>4</td></tr><tr><td><a href="/t/oars/12">Oars: ash or spruce</a></td><td>19</td></tr></tbody></table></div></div><footer class="container wrap"><nav class="crawler-nav"><ul><li><a href="/">{w[0]}</a></li><li><a href="/categories">Categories</a></li><li><a href="/guidelines">Guidelines</a></li><li><a href="/privacy">{w[6]}</a></li></ul></nav><p class="powered-by-link">Powered by Discourse, best viewed with JavaScript enabled</p></footer></body></html>"""


def phpbb(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a board's page in the shape of phpBB, with its log-in form at the top of everything."""
    w = words(lang)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="{lang}"><head><meta http-equiv="content-type" content="text/html; charset=UTF-8" /><title>Model Steam Board • {escape(title)}</title>{head}</head>
<body id="phpbb" class="section-viewtopic ltr"><div id="wrap"><div id="page-header"><div class="headerbar"><h1>Model Steam Board</h1><p>Small engines, great patience</p></div><div class="navbar"><ul class="linklist"><li class="icon-home"><a href="./index.php">Board index</a></li></ul><ul class="linklist rightside"><li><a href="./faq.php">FAQ</a></li><li><a href="./ucp.php?mode=register">Register</a></li><li><a href="./ucp.php?mode=login">{w[4]}</a></li></ul></div></div><a name="start_here"></a><div id="page-body">{body}<form method="post" action="./ucp.php?mode=login" class="headerspace"><fieldset class="quick-login"><label>Username: <input type="text" name="username" size="10" /></label><label>Password: <input type="password" name="password" size="10" /></label><input type="submit" name="login" value="{w[4]}" /></fieldset></form></div><div id="page-footer"><div class="copyright">Powered by a bulletin board</div></div></div></body></html>"""


def shop(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a shop's page in the shape of Shopify, with basket, account and payment marks."""
    w = words(lang)
    return f"""<!doctype html><html class="no-js" lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}<script>window.Shopify=window.Shopify||{{}};Shopify.shop="tinker.example";Shopify.theme={{"name":"Dawn"}};</script></head>
<body class="gradient"><div id="shopify-section-announcement-bar"><p>Free delivery over £40</p></div><div id="shopify-section-header" class="shopify-section"><header class="header"><a href="/" class="header__heading-link">Tinker &amp; Sons</a><nav><ul><li><a href="/collections/all">Catalogue</a></li><li><a href="/pages/contact">{w[2]}</a></li></ul></nav><a href="/account/login">{w[4]}</a> <a href="/cart">Basket (0)</a></header></div>
<main id="MainContent" class="content-for-layout" role="main">{body}</main><footer class="footer"><div><h2>{w[5]}</h2><form action="/contact#ContactFooter"><input type="email" placeholder="Email"></form></div><ul class="list-payment"><li>Visa</li><li>Mastercard</li></ul><small>© Tinker &amp; Sons · {w[6]}</small></footer></body></html>"""


def block_site(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a small firm's page in the shape of Squarespace or Wix: many nested boxes and a long script."""
    w = words(lang)
    return f"""<!doctype html><html lang="{lang}"{way(lang)}><head><meta charset="utf-8"><title>{escape(title)}</title><meta name="generator" content="Wix.com Website Builder">{head}<script>window.viewerModel={{"siteAssets":{{"clientTopology":{{}}}},"experiments":{{"specs.x":true}},"language":"{lang}"}};</script></head>
<body class="responsive"><div id="SITE_CONTAINER"><div id="main_MF"><div id="site-root"><div id="masterPage" class="mesh-layout"><header id="SITE_HEADER"><div class="rich"><p class="font_8"><a href="/">Harbour Studio</a></p></div><nav><ul><li><a href="/">{w[0]}</a></li><li><a href="/about">{w[1]}</a></li><li><a href="/contact">{w[2]}</a></li></ul></nav></header><main id="PAGES_CONTAINER"><div id="SITE_PAGES"><div><div><div data-mesh-id="inline-content"><div class="rich">{body}</div></div></div></div></div></main><footer id="SITE_FOOTER"><p class="font_8">© Harbour Studio. {w[10]}.</p></footer></div></div></div></div></body></html>"""


def gazette(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a newspaper's page: sections, most read, a newsletter box, trackers and a footer of many columns."""
    w = words(lang)
    return f"""<!DOCTYPE html><html lang="{lang}"{way(lang)}><head><meta charset="utf-8"><title>{escape(title)} | The Gazette</title><meta property="og:site_name" content="The Gazette">{head}<script async src="https://ads.example/tag.js"></script></head>
<body><div class="ad-slot ad-slot--top" data-size="970x250"></div><header class="masthead"><a class="masthead__logo" href="/">The Gazette</a><nav class="masthead__sections"><ul><li><a href="/news">News</a></li><li><a href="/politics">Politics</a></li><li><a href="/sport">Sport</a></li><li><a href="/culture">Culture</a></li><li><a href="/opinion">Opinion</a></li></ul></nav><a class="masthead__signin" href="/signin">{w[4]}</a> <a class="masthead__subscribe" href="/subscribe">Subscribe</a></header>
<main class="story">{body}</main><aside class="most-read"><h3>{w[8]}</h3><ol>{links(6, 1)}</ol></aside><section class="newsletter-promo"><h3>{w[5]}</h3><form><input type="email"></form></section>
<footer class="site-foot"><div class="col"><a href="/about">{w[1]}</a> <a href="/contact">{w[2]}</a> <a href="/archive">Archive</a></div><div class="col"><a href="/privacy">{w[6]}</a> <a href="/cookies">Cookies</a></div><p>{w[10]}</p></footer><noscript><img src="https://count.example/p.gif" alt=""></noscript></body></html>"""


def ministry(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a public body's page: crest, crumbs, language links, a feedback question, a date."""
    w = words(lang)
    return f"""<!DOCTYPE html><html lang="{lang}"{way(lang)} class="govuk-template"><head><meta charset="utf-8"><title>{escape(title)}</title><meta name="dcterms.language" content="{lang}">{head}</head>
<body class="gov-template__body"><div class="cookie-banner" hidden><p>Cookies on this service</p></div><header class="gov-header" role="banner"><span class="gov-header__crest"></span><a href="/">{w[0]}</a><form action="/search"><input type="search" aria-label="{w[3]}"></form></header><div class="breadcrumbs"><ol><li><a href="/">{w[0]}</a></li><li><a href="/topics">{w[1]}</a></li></ol></div><main id="content" role="main">{body}</main><div class="feedback"><p>Is this page useful? <button>Yes</button> <button>No</button> <a href="/problem">Report a problem with this page</a></p></div><footer role="contentinfo"><ul><li><a href="/privacy">{w[6]}</a></li><li><a href="/contact">{w[2]}</a></li></ul><p>{w[10]}</p></footer></body></html>"""


def campus(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a university's or library's older page: tables for layout, a list of departments, a line of who keeps it."""
    w = words(lang)
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html lang="{lang}"{way(lang)}><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{escape(title)}</title>{head}</head><body bgcolor="#ffffff"><table width="100%" cellpadding="4"><tr><td colspan="2"><img src="/img/seal.gif" alt="Seal"> <font size="+2">Northfield University</font></td></tr><tr><td width="160" valign="top"><a href="/">{w[0]}</a><br><a href="/dept/hist">History</a><br><a href="/dept/phys">Physics</a><br><a href="/library">Library</a><br><a href="/search">{w[3]}</a></td><td valign="top">{body}</td></tr></table><hr><address>{w[2]}: webmaster</address></body></html>"""


def journal(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a publisher's platform: society banner, institution's access line, tools, references, metrics."""
    w = words(lang)
    return f"""<!DOCTYPE html><html lang="{lang}" class="pb-page"><head><meta charset="UTF-8"><title>{escape(title)} | Annals of Drainage</title>{head}</head><body class="pb-ui"><div class="institution-banner"><span>Access provided by</span> <a href="/action/ssostart">Institutional login</a></div><header class="header base"><a href="/">Annals of Drainage</a><div class="quick-search"><form><input placeholder="{w[3]}"></form></div><div class="loginBar"><a href="/action/showLogin">{w[4]}</a> | <a href="/action/registration">Register</a></div></header><main class="container"><article data-widget-def="UX3Article">{body}</article><aside><ul class="tools"><li>Export citation</li><li>Track citations</li><li>Permissions</li></ul><h3>{w[7]}</h3><ul>{links(3, 4)}</ul></aside></main><footer><p>{w[10]}</p><a>{w[6]}</a></footer></body></html>"""


def forge(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a page of a place for source code, with tabs and a sign-up bar."""
    return f"""<!DOCTYPE html><html lang="{lang}" data-color-mode="auto"><head><meta charset="utf-8"><title>{escape(title)}</title><meta property="og:site_name" content="CodeBarn">{head}</head><body class="logged-out env-production"><header class="Header-old"><a href="/">CodeBarn</a><nav><a href="/features">Product</a> <a href="/pricing">Pricing</a></nav><div><a href="/login">Sign in</a> <a href="/signup">Sign up</a></div></header><div class="application-main"><main id="js-repo-pjax-container"><nav class="UnderlineNav"><a>Code</a> <a>Issues 14</a> <a>Pull requests 2</a> <a>Actions</a></nav>{body}</main></div><div hidden class="flash">You signed in with another tab or window. Reload to refresh your session.</div><footer>© CodeBarn <a>Terms</a> <a>Privacy</a> <a>Status</a></footer></body></html>"""


def tube(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a page of a place for films: a player, buttons, what comes next, states in a script."""
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)} - ReelHouse</title>{head}<script>var playerConfig={{"messages":{{"UNAVAILABLE":"This video is unavailable","PRIVATE":"Private video","LOGIN":"Sign in to confirm your age"}}}};</script></head><body><div id="masthead"><a href="/">ReelHouse</a><input placeholder="Search"><a>Sign in</a></div><div id="player"><video></video></div><div id="info">{body}</div><div id="secondary"><h3>Up next</h3><ul>{links(4, 3)}</ul></div></body></html>"""


def bare(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a page that is nothing but what it says."""
    return f'<!doctype html><html lang="{lang}"{way(lang)}><head><meta charset="utf-8"><title>{escape(title)}</title>{head}</head><body>{body}</body></html>'


def shell(lang: str, title: str, state: str = "", head: str = "") -> str:
    """Return an application's page as it comes before its scripts run."""
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>{head}<script defer src="/static/js/main.5f21c.js"></script></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>{state}</body></html>'
