"""Pages of the ninth round as their makers lay them out: menus, promotions, forms and footers around a text.

Every frame takes a language, a title, the markup of what the page says, and what else its head holds.
"""

from html import escape

AROUND = {
    "en": ("Front page", "Archive", "Subscribe", "Log in", "Imprint", "Ferry timetable changes in May", "Cookie settings"),
    "de": ("Titelseite", "Archiv", "Abonnieren", "Anmelden", "Impressum", "Fahrplan der Fähre ändert sich im Mai", "Cookie-Einstellungen"),
    "fr": ("À la une", "Archives", "S'abonner", "Se connecter", "Mentions légales", "Les horaires du bac changent en mai", "Gérer les cookies"),
    "es": ("Portada", "Hemeroteca", "Suscríbete", "Iniciar sesión", "Aviso legal", "Cambian los horarios del ferri", "Configurar cookies"),
    "pt": ("Capa", "Arquivo", "Assine", "Entrar", "Ficha técnica", "Horário das barcas muda em maio", "Preferências de cookies"),
    "it": ("Prima pagina", "Archivio", "Abbonati", "Accedi", "Note legali", "A maggio cambia l'orario dei traghetti", "Preferenze cookie"),
    "nl": ("Voorpagina", "Archief", "Abonneren", "Inloggen", "Colofon", "Dienstregeling veerpont verandert", "Cookie-instellingen"),
    "sv": ("Förstasidan", "Arkiv", "Prenumerera", "Logga in", "Om webbplatsen", "Färjan får ny tidtabell i maj", "Cookieinställningar"),
    "nb": ("Forsiden", "Arkiv", "Abonner", "Logg inn", "Om nettstedet", "Ny fergetabell i mai", "Informasjonskapsler"),
    "da": ("Forsiden", "Arkiv", "Abonnér", "Log ind", "Kolofon", "Færgen får ny køreplan", "Cookieindstillinger"),
    "fi": ("Etusivu", "Arkisto", "Tilaa", "Kirjaudu", "Tietoa sivustosta", "Lautan aikataulu muuttuu toukokuussa", "Evästeasetukset"),
    "pl": ("Strona główna", "Archiwum", "Prenumerata", "Zaloguj się", "Redakcja", "Nowy rozkład promu od maja", "Ustawienia cookies"),
    "cs": ("Titulní strana", "Archiv", "Předplatné", "Přihlásit", "Tiráž", "Přívoz má od května nový jízdní řád", "Nastavení cookies"),
    "ru": ("Первая полоса", "Архив", "Подписка", "Войти", "Редакция", "С мая меняется расписание парома", "Настройки cookie"),
    "ja": ("フロント", "アーカイブ", "購読", "ログイン", "運営者情報", "五月から渡し船の時刻が変わる", "クッキー設定"),
    "zh": ("头版", "往期", "订阅", "登录", "关于本站", "五月起渡轮时刻调整", "Cookie 设置"),
    "ko": ("첫 화면", "지난 기사", "구독", "로그인", "회사 소개", "오월부터 여객선 시간 변경", "쿠키 설정"),
    "ar": ("الصفحة الأولى", "الأرشيف", "اشترك", "تسجيل الدخول", "هيئة التحرير", "تغيير مواعيد العبّارة في مايو", "إعدادات ملفات الارتباط"),
    "tr": ("Manşet", "Arşiv", "Abone ol", "Giriş yap", "Künye", "Vapur saatleri mayısta değişiyor", "Çerez ayarları"),
}  # fmt: skip
"""Front page, archive, subscribe, log in, imprint, a teaser, cookie settings."""


def around(lang: str) -> tuple[str, ...]:
    """Return a language's words for what stands around a text; English for one that has none."""
    return AROUND.get(lang.partition("-")[0], AROUND["en"])


def broadsheet(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a newspaper's page: a bar, menus, a box to subscribe, teasers, a long footer."""
    w = around(lang)
    return f"""<!doctype html><html lang="{lang}" class="no-js"><head><meta charset="utf-8"><title>{escape(title)}</title><meta property="og:title" content="{escape(title)}">{head}<link rel="preload" as="font" href="/f/serif.woff2"><script>window.__ads={{slots:["top","mid"]}};</script></head>
<body class="tpl-default"><a class="skip" href="#m">↓</a><div class="topbar"><a href="/{w[2]}">{w[2]}</a> <a href="/account">{w[3]}</a></div><header><a class="brand" href="/"><img src="/brand.svg" alt=""></a><nav aria-label="1"><a href="/">{w[0]}</a><a href="/archive">{w[1]}</a></nav></header>
<div class="ad" data-slot="top"></div><main id="m">{body}</main><aside class="promo"><form action="/nl"><label>{w[2]}</label><input type="email" name="e"><button>OK</button></form></aside><section class="more"><a href="/2026/ferry"><h3>{w[5]}</h3></a></section>
<footer><a href="/imprint">{w[4]}</a> <button class="cc">{w[6]}</button><small>© 1998–2026</small></footer><script src="/b/app.3fd.js" defer></script></body></html>"""


def office(lang: str, title: str, body: str, head: str = "") -> str:
    """Return an authority's page: crumbs, the text, a question whether it helped."""
    w = around(lang)
    return f"""<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width"/><title>{escape(title)}</title>{head}</head><body class="gov"><div class="gov-banner"><img src="/arms.png" alt=""/></div>
<nav class="crumbs"><ol><li><a href="/">{w[0]}</a></li><li><a href="/{w[1]}">{w[1]}</a></li></ol></nav><div class="wrapper"><div class="two-thirds">{body}</div></div><div class="feedback"><form method="post"><input type="radio" name="useful" value="1"/><input type="radio" name="useful" value="0"/></form></div>
<footer><ul><li>{w[4]}</li><li>{w[6]}</li></ul></footer></body></html>"""


def journal(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a learned publisher's page: tabs, the record, figures of use."""
    return f"""<!DOCTYPE html><html lang="{lang}"><head><title>{escape(title)}</title><meta name="citation_title" content="{escape(title)}"/>{head}<link rel="stylesheet" href="/pb-assets/main.css"/></head><body class="pbPage"><header class="header"><a href="/action/showLogin">Log in</a><a href="/action/registration">Register</a><form action="/action/doSearch"><input name="AllField"/></form></header>
<div class="article-row"><div class="col-md-8">{body}</div><div class="col-md-4"><ul class="tab"><li>Figures</li><li>References</li><li>Related</li><li>Metrics</li></ul><div class="metrics">Views 1,204 · Citations 17</div></div></div><footer>Help · Institutions · Cookies</footer></body></html>"""


def store(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a shop's page: cart, search, groups of goods."""
    w = around(lang)
    return f"""<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}<script>var Shop={{cart:0,currency:"EUR"}}</script></head><body class="template-x"><div class="announcement">★ {w[2]} ★</div><header class="hdr"><a href="/">◆</a><form action="/search"><input name="q"></form><a href="/cart">🛒 0</a><a href="/account/login">{w[3]}</a></header>
<div class="grid"><main role="main">{body}</main></div><footer><a href="/policies">{w[4]}</a><p>VISA · Klarna · PayPal</p></footer></body></html>"""


def board(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a forum's page: log-in boxes above, forum jump and online list below."""
    w = around(lang)
    return f"""<!DOCTYPE html><html lang="{lang}"><head><title>{escape(title)}</title>{head}</head><body><div class="p-nav"><a href="/login/">{w[3]}</a> <a href="/register/">+</a> <a href="/whats-new/">★</a></div><form class="quick" action="/login/login" method="post"><input name="login"><input type="password" name="password"></form>
<div class="p-body-inner"><div class="p-breadcrumbs"><a href="/">{w[0]}</a> » <a href="/forums/general.2/">…</a></div>{body}</div><div class="online">Members online: 4 · Guests: 117</div><footer class="p-footer">Terms · Help · RSS</footer></body></html>"""


def forge(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a code host's page: sign-in links, tabs, a table of files."""
    return f"""<!DOCTYPE html><html lang="{lang}" data-color-mode="auto"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}</head><body class="logged-out"><header><a href="/login">Sign in</a><a href="/signup">Sign up</a><input aria-label="Search or jump to"></header><div class="application-main"><nav><a>Code</a><a>Issues</a><a>Pull requests</a><a>Releases</a></nav>{body}</div><footer>Terms Privacy Security Status Docs</footer></body></html>"""


def handmade(lang: str, title: str, body: str, head: str = "") -> str:
    """Return somebody's own page, in a narrow column."""
    return f"""<!doctype html><meta charset=utf-8><html lang={lang}><title>{escape(title)}</title>{head}<style>body{{max-width:40em;margin:auto}}</style><p><a href=/>⌂</a> <a href=/feed.xml>rss</a></p>{body}<hr><p>Written by hand.</p>"""


def clips(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a video portal's page: player, what is next, comments."""
    w = around(lang)
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}<link rel="manifest" href="/m.json"></head><body dark><div id="masthead"><button>{w[3]}</button><input id="search"></div><div id="columns"><div id="primary">{body}</div><div id="secondary"><div class="compact">Ferry ride in fog · 12:04</div><div class="compact">How oars are made · 8:33</div></div></div><script>var initial={{"a":1}};</script></body></html>"""


def hydrated(lang: str, title: str, body: str, head: str = "") -> str:
    """Return an application's page whose text its server has put in."""
    w = around(lang)
    return f"""<!doctype html><html lang="{lang}"><head><meta charset="utf-8"/><title>{escape(title)}</title>{head}<link rel="modulepreload" href="/_nuxt/e.js"></head><body><div id="__nuxt"><div class="x1"><div class="x2"><a href="/">{w[0]}</a></div><div class="x3">{body}</div></div></div><script>window.__NUXT__={{data:[{{}}],state:{{user:null,loggedIn:false}}}}</script><script type="module" src="/_nuxt/e.js"></script></body></html>"""


def firm(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a company's page: slides, call to action, map."""
    w = around(lang)
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="UTF-8"><title>{escape(title)}</title><meta name="generator" content="Site Builder 9">{head}</head><body class="elementor"><header><img src="/logo.png" alt="Logo"><ul><li><a href="/">{w[0]}</a></li><li><a href="/team">Team</a></li><li><a href="/jobs">Jobs</a></li></ul></header><section class="inner">{body}</section><section class="cta"><a class="btn" href="/kontakt">→</a></section><footer>{w[4]} | {w[6]} | Tel. 000 0000</footer></body></html>"""


def shelves(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a page of the late nineties, in tables and capitals."""
    return f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"><TITLE>{escape(title)}</TITLE>{head}</HEAD><BODY BGCOLOR="#FFFFEE" LANG="{lang}"><TABLE WIDTH=640><TR><TD WIDTH=120 VALIGN=TOP><A HREF="/index.htm">Index</A><BR><A HREF="/links.htm">Links</A><BR><A HREF="/guest.htm">Guestbook</A></TD><TD>{body}</TD></TR></TABLE><FONT SIZE=1>Best viewed at 800x600</FONT></BODY></HTML>"""


def naked(lang: str, title: str, body: str, head: str = "") -> str:
    """Return a page with nothing around its words."""
    return f"<html><head><title>{escape(title)}</title>{head}</head><body>{body}</body></html>"
