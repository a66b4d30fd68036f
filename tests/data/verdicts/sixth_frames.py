"""Layouts of the sixth set alone, each a shape of page with its own habits; words stand in fragments of markup."""

SMALL = {
    "en": ("Skip to content", "Subscribe to our newsletter", "Related stories", "Cookie settings", "Back to top"),
    "de": ("Zum Inhalt", "Newsletter abonnieren", "Das könnte Sie auch interessieren", "Cookie-Einstellungen", "Nach oben"),
    "fr": ("Aller au contenu", "Recevoir notre lettre", "À lire aussi", "Gérer les cookies", "Haut de page"),
    "es": ("Saltar al contenido", "Suscríbase al boletín", "Le puede interesar", "Configurar cookies", "Volver arriba"),
    "pt": ("Ir para o conteúdo", "Receba a newsletter", "Leia também", "Gerir cookies", "Voltar ao topo"),
    "it": ("Vai al contenuto", "Iscriviti alla newsletter", "Leggi anche", "Gestisci i cookie", "Torna su"),
    "ru": ("К содержанию", "Подписаться на рассылку", "Читайте также", "Настройки cookie", "Наверх"),
    "ja": ("本文へ", "メールマガジン登録", "関連記事", "クッキー設定", "ページの先頭へ"),
    "zh": ("跳到正文", "订阅通讯", "相关阅读", "Cookie 设置", "返回顶部"),
    "ar": ("انتقل إلى المحتوى", "اشترك في النشرة", "اقرأ أيضا", "إعدادات الكوكيز", "إلى الأعلى"),
}  # fmt: skip


def small(language: str) -> tuple[str, ...]:
    """Return the small words around a page; English where a language has none."""
    return SMALL.get(language.partition("-")[0], SMALL["en"])


def _ps(text: str) -> str:
    return text if text.lstrip().startswith("<") else "".join(f"<p>{part}</p>" for part in text.split("\n"))


def ghost(language: str, title: str, heading: str, text: str, meta: str = "") -> str:
    """A publication with members, as Ghost lays it out."""
    w = small(language)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><title>{title}</title><meta charset="utf-8"/><meta name="generator" content="Ghost 5.82"/>{meta}'
        f'<link rel="stylesheet" href="/assets/built/screen.css?v=2"/></head><body class="post-template"><div class="gh-viewport"><header class="gh-navigation"><a href="/">&bull;</a><button data-portal="signup">{w[1]}</button></header>'
        f'<article class="gh-article post"><header class="gh-article-header"><h1 class="gh-article-title is-title">{heading}</h1></header><section class="gh-content is-body">{_ps(text)}</section></article>'
        f'<section class="gh-cta"><h2>{w[1]}</h2><form data-members-form><input type="email"></form></section><section><h2>{w[2]}</h2><a href="/p1/">1</a><a href="/p2/">2</a></section><footer class="gh-footer">{w[3]}</footer></div></body></html>'
    )


def joomla(language: str, title: str, heading: str, text: str, meta: str = "") -> str:
    """A club's site on Joomla with modules left and right."""
    w = small(language)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><meta name="generator" content="Joomla! - Open Source Content Management"><title>{title}</title>{meta}</head>'
        f'<body class="site com_content view-article"><div class="moduletable"><ul class="nav menu"><li class="item-101"><a href="/">+</a></li><li class="item-102"><a href="/index.php/a">{w[2]}</a></li></ul></div>'
        f'<div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">{heading}</h2></div><div itemprop="articleBody">{_ps(text)}</div></div>'
        f'<div class="moduletable"><h3>Login</h3><form id="login-form"><input name="username" placeholder="User"><input type="password" name="password"></form></div><a href="#top">{w[4]}</a></body></html>'
    )


def typo(language: str, title: str, heading: str, text: str, meta: str = "") -> str:
    """A university's or a town's site, as TYPO3 renders frames of content."""
    w = small(language)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<!-- This website is powered by TYPO3 - inspiring people to share! -->\n<title>{title}</title>\n{meta}</head>\n'
        f'<body id="p411"><a class="sr-only" href="#c1">{w[0]}</a><div id="logo"></div><nav id="nav-main"><span>1</span><span>2</span></nav>'
        f'<div id="c1" class="frame frame-default frame-type-textmedia"><header><h1>{heading}</h1></header><div class="ce-textpic"><div class="ce-bodytext">{_ps(text)}</div></div></div>'
        f'<footer><a href="#p411">{w[4]}</a><a href="#cookies">{w[3]}</a></footer></body></html>'
    )


def space(language: str, title: str, heading: str, text: str, meta: str = "") -> str:
    """A repository of theses, as DSpace shows an item."""
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta content="text/html; charset=UTF-8" http-equiv="Content-Type"><meta name="Generator" content="DSpace 6.3"><title>{title}</title>{meta}</head>'
        f'<body id="aspect.artifactbrowser"><header class="navbar"><a href="/">Repository</a></header><ul class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/handle/1/2">Theses</a></li></ul>'
        f'<div id="ds-main"><h2 class="page-header first-page-header">{heading}</h2>{_ps(text)}</div><div id="ds-options"><h2>Browse</h2><a href="/browse?type=author">Authors</a><a href="/login">Login</a></div><footer>DSpace software</footer></body></html>'
    )


def vb(language: str, title: str, heading: str, text: str, meta: str = "") -> str:
    """A board of the years of tables, as vBulletin 3 drew it."""
    return (
        f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html dir="ltr" lang="{language}"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><meta name="generator" content="vBulletin 3.8.7" /><title>{title}</title>{meta}</head>'
        f'<body><table class="tborder" width="100%"><tr><td class="tcat">{heading}</td></tr><tr><td class="alt1">{_ps(text)}</td></tr></table>'
        f'<table class="tborder"><tr><td class="thead">User Name <input name="vb_login_username"> <input type="password"></td></tr></table><div class="smallfont" align="center">All times are GMT. Powered by vBulletin&reg;</div></body></html>'
    )


def squares(language: str, title: str, heading: str, text: str, meta: str = "") -> str:
    """A small business on a builder of sites."""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>{meta}<script>Static = window.Static || {{}}; Static.SQUARESPACE_CONTEXT = {{"websiteId":"5f"}};</script></head>'
        f'<body class="tweak-fixed-header"><div id="siteWrapper"><header id="header"><a href="/">{title}</a><a href="/shop">Shop</a><a href="/visit">Visit</a></header>'
        f'<main id="page"><section class="page-section"><div class="sqs-block-content"><h1 style="white-space:pre-wrap;">{heading}</h1>{_ps(text)}</div></section></main><footer id="footer-sections"><p>Made with care</p></footer></div></body></html>'
    )


def woo(language: str, title: str, heading: str, text: str, meta: str = "") -> str:
    """A shop on WooCommerce."""
    w = small(language)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="UTF-8"><title>{title}</title>{meta}<meta name="generator" content="WooCommerce 8.6.1" /></head>'
        f'<body class="woocommerce woocommerce-page storefront"><header id="masthead"><a class="cart-contents" href="/cart">0.00</a></header><div id="content"><main id="main"><h1 class="product_title entry-title">{heading}</h1>{_ps(text)}</main></div>'
        f'<section class="related products"><h2>{w[2]}</h2><ul class="products"><li class="product">19.00</li><li class="product">24.00</li></ul></section><footer>{w[1]}</footer></body></html>'
    )


def sphinx(language: str, title: str, heading: str, text: str, meta: str = "") -> str:
    """A manual as Sphinx builds it."""
    return (
        f'<!DOCTYPE html><html lang="{language}" data-content_root="../"><head><meta charset="utf-8" /><title>{title}</title>{meta}<script src="../_static/doctools.js"></script></head>'
        f'<body><div class="document"><div class="documentwrapper"><div class="body" role="main"><section id="s"><h1>{heading}<a class="headerlink" href="#s">¶</a></h1>{_ps(text)}</section></div></div>'
        f'<div class="sphinxsidebar"><h3><a href="../index.html">Table of Contents</a></h3><h4>Previous topic</h4><h4>Next topic</h4></div></div><div class="footer">Created using <a href="https://www.sphinx-doc.org/">Sphinx</a> 7.2.6.</div></body></html>'
    )


def tabloid(language: str, title: str, heading: str, text: str, meta: str = "") -> str:
    """A tabloid with players, shares, rivers of stories and boxes between the paragraphs."""
    w = small(language)
    river = "".join(
        f'<li data-pos="{n}"><a href="/s/{n}"><img src="/t/{n}.webp" alt=""><span>{w[2]} {n}</span></a></li>'
        for n in range(9)
    )
    return (
        f'<!DOCTYPE html><html lang="{language}" class="no-touch"><head><meta charset="utf-8"><title>{title}</title>{meta}<script>window.__CMP={{"gdpr":true}};window.googletag=window.googletag||{{cmd:[]}}</script></head>'
        f'<body><div id="sticky-ad"></div><div class="js-share">f x w</div><div class="wrap"><h1>{heading}</h1><div class="byline">09:14</div><div class="copy">{_ps(text)}</div><div class="nl">{w[1]}<input type="email"></div><ol class="river">{river}</ol></div><div class="cmp-link">{w[3]}</div></body></html>'
    )  # fmt: skip


def fragment(language: str, title: str, heading: str, text: str, meta: str = "") -> str:
    """Hardly a page: what a script of one's own printed."""
    return f"<title>{title}</title>{meta}{'<h3>' + heading + '</h3>' if heading else ''}{_ps(text)}"
