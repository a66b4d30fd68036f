"""Pages as sites lay them out: navigation, teasers, footers, scripts around what a case says. All words are our own."""

from collections.abc import Sequence
from html import escape

WORDS = {
    "en": ("Home", "News", "Sport", "Culture", "Opinion", "About us", "Contact", "Privacy", "Search", "Most read", "Newsletter", "All rights reserved"),
    "de": ("Startseite", "Nachrichten", "Sport", "Kultur", "Meinung", "Über uns", "Kontakt", "Datenschutz", "Suche", "Meistgelesen", "Rundbrief", "Alle Rechte vorbehalten"),
    "es": ("Inicio", "Noticias", "Deportes", "Cultura", "Opinión", "Quiénes somos", "Contacto", "Privacidad", "Buscar", "Lo más leído", "Boletín", "Todos los derechos reservados"),
    "fr": ("Accueil", "Actualités", "Sport", "Culture", "Débats", "Qui sommes-nous", "Contact", "Confidentialité", "Rechercher", "Les plus lus", "Lettre", "Tous droits réservés"),
    "ru": ("Главная", "Новости", "Спорт", "Культура", "Мнения", "О нас", "Контакты", "Конфиденциальность", "Поиск", "Популярное", "Рассылка", "Все права защищены"),
    "ja": ("ホーム", "ニュース", "スポーツ", "文化", "意見", "会社概要", "お問い合わせ", "個人情報", "検索", "人気の記事", "メール配信", "無断転載を禁じます"),
    "zh": ("首页", "新闻", "体育", "文化", "评论", "关于我们", "联系方式", "隐私", "搜索", "热门", "邮件订阅", "版权所有"),
    "ar": ("الرئيسية", "أخبار", "رياضة", "ثقافة", "آراء", "من نحن", "اتصل بنا", "الخصوصية", "بحث", "الأكثر قراءة", "النشرة", "جميع الحقوق محفوظة"),
}  # fmt: skip

TEASERS = {
    "en": ("Bridge over the river reopens after two years", "School choir wins in the capital", "Why the bakery closes on Mondays", "Farmers fear another dry spring", "Harbour festival draws record crowd", "Library extends its opening hours"),
    "de": ("Brücke nach zwei Jahren wieder offen", "Schulchor gewinnt in der Hauptstadt", "Bauern fürchten trockenes Frühjahr", "Hafenfest mit Rekordbesuch", "Bücherei öffnet länger"),
    "es": ("El puente reabre tras dos años", "El coro escolar gana en la capital", "Los agricultores temen otra sequía", "Récord de público en la fiesta del puerto"),
    "fr": ("Le pont rouvre après deux ans", "La chorale de l'école gagne à Paris", "Les fermiers craignent la sécheresse", "Affluence record à la fête du port"),
    "ru": ("Мост открыли после ремонта", "Школьный хор победил в столице", "Фермеры боятся засухи", "Праздник порта собрал тысячи гостей"),
    "ja": ("橋が二年ぶりに開通", "合唱団が全国大会で優勝", "農家は干ばつを心配", "港まつりに過去最多の人出"),
    "zh": ("大桥维修后重新通车", "学校合唱团获奖", "农民担心干旱", "港口节游客创纪录"),
    "ar": ("إعادة فتح الجسر بعد عامين", "جوقة المدرسة تفوز في العاصمة", "المزارعون يخشون الجفاف"),
}  # fmt: skip

_SCRIPT = """<script>(function(w,d){w.q=w.q||[];function t(){w.q.push([Date.now(),'view'])}
if(d.readyState==='complete'){t()}else{w.addEventListener('load',t)}})(window,document);</script>"""


def _words(language: str) -> tuple[str, ...]:
    return WORDS.get(language, WORDS["en"])


def _teasers(language: str) -> tuple[str, ...]:
    return TEASERS.get(language, TEASERS["en"])


def paragraphs(texts: Sequence[str]) -> str:
    """Return texts as paragraphs; one that begins with a tag stands as it is."""
    return "".join(text if text.lstrip().startswith("<") else f"<p>{escape(text)}</p>" for text in texts)


def head(language: str, title: str, more: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/site.css">{more}{_SCRIPT}</head>'
    )


def portal(language: str, title: str, heading: str, texts: Sequence[str], more: str = "") -> str:
    """A newspaper's page: two menus, a list of what others read, a newsletter box, a long footer."""
    w = _words(language)
    menu = "".join(f'<li><a href="/s{n}/">{word}</a></li>' for n, word in enumerate(w[:7]))
    read = "".join(f'<li><a href="/a/{n}">{teaser}</a></li>' for n, teaser in enumerate(_teasers(language)))
    return (
        head(language, title, more)
        + f'<body class="has-sidebar"><header class="site-header"><a href="/">Logo</a><nav><ul>{menu}</ul></nav>'
        f'<form action="/search" role="search"><input type="text" name="q" placeholder="{w[8]}"><button>{w[8]}</button></form></header>'
        f'<main id="content"><h1>{escape(heading)}</h1>{paragraphs(texts)}</main>'
        f'<aside class="sidebar"><h3>{w[9]}</h3><ol>{read}</ol><h3>{w[10]}</h3><form><input type="email" name="m"></form></aside>'
        f'<footer><ul>{menu}</ul><p>© 2026 · {w[11]} · <a href="/privacy">{w[7]}</a></p></footer></body></html>'
    )


def blog(language: str, title: str, heading: str, texts: Sequence[str], more: str = "") -> str:
    """A WordPress-like page with widgets in div elements."""
    w = _words(language)
    read = "".join(f'<li><a href="/{n}">{teaser}</a></li>' for n, teaser in enumerate(_teasers(language)))
    return (
        head(language, title, f'<link rel="alternate" type="application/rss+xml" href="/feed/">{more}')
        + f'<body class="single wp-custom"><div id="page"><div id="masthead" class="site-header"><div class="site-title"><a href="/">{w[0]}</a></div>'
        f'<ul class="menu"><li><a href="/about">{w[5]}</a></li><li><a href="/contact">{w[6]}</a></li></ul></div>'
        f'<div id="content" class="site-content"><div class="entry"><h1 class="entry-title">{escape(heading)}</h1>'
        f'<div class="entry-content">{paragraphs(texts)}</div></div>'
        f'<div class="widget"><h2>{w[9]}</h2><ul>{read}</ul></div></div>'
        f'<div id="colophon" class="site-footer"><p>{w[11]}</p></div></div></body></html>'
    )


def plain(language: str, title: str, heading: str, texts: Sequence[str], more: str = "") -> str:
    """A page with nothing but its words, as servers and students write them."""
    return f"{head(language, title, more)}<body><h1>{escape(heading)}</h1>{paragraphs(texts)}<hr><address>httpd</address></body></html>"


def tables(language: str, title: str, heading: str, texts: Sequence[str], more: str = "") -> str:
    """A page of the year 2003: tables, font elements, no headings."""
    w = _words(language)
    menu = "<br>".join(f'<a href="/{n}.htm">{word}</a>' for n, word in enumerate(w[:8]))
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{escape(title)}</title>{more}</head>'
        f'<body bgcolor="#ffffff"><table width="100%"><tr><td width="150" valign="top">{menu}</td>'
        f'<td valign="top"><font size="5"><b>{escape(heading)}</b></font>{paragraphs(texts)}</td></tr></table></body></html>'
    )


def documentation(language: str, title: str, heading: str, texts: Sequence[str], more: str = "") -> str:
    """A manual's page: a tree of links, a table of contents."""
    tree = "".join(
        f'<li><a href="/docs/{name.lower()}">{name}</a></li>'
        for name in ("Install", "Configure", "Errors", "Logging", "Upgrade")
    )
    return (
        head(language, title, f'<meta name="generator" content="manual">{more}')
        + f'<body><nav class="tree"><ul>{tree}</ul></nav><main><article><h1>{escape(heading)}</h1>{paragraphs(texts)}</article></main>'
        '<div class="toc"><ul><li><a href="#a">Overview</a></li><li><a href="#b">Details</a></li></ul></div>'
        "<footer>Built from the sources</footer></body></html>"
    )


def application(language: str, title: str, heading: str, texts: Sequence[str], more: str = "") -> str:
    """An application's page as its server renders it: everything in div elements with made-up class names."""
    w = _words(language)
    menu = "".join(f'<a class="css-1x{n}" href="/{n}">{word}</a>' for n, word in enumerate(w[:6]))
    return (
        head(language, title, f'<link rel="modulepreload" href="/_app/entry.js">{more}')
        + f'<body><div id="root"><div class="css-a1"><div class="css-nav">{menu}</div><div class="css-b2"><h1 class="css-h">{escape(heading)}</h1>'
        f'{paragraphs(texts)}</div><div class="css-foot">{w[11]}</div></div></div><script type="module" src="/_app/entry.js"></script></body></html>'
    )


def shell(language: str, title: str, heading: str, texts: Sequence[str], more: str = "") -> str:
    """An application's page that is empty until its script has run."""
    return (
        head(language, title, more)
        + '<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>'
        '<script type="module" src="/assets/index.js"></script></body></html>'
    )


LAYOUTS = {
    "portal": portal, "blog": blog, "plain": plain, "tables": tables, "documentation": documentation,
    "application": application, "shell": shell,
}  # fmt: skip
