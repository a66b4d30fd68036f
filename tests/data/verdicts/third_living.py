"""Unseen cases of the third round: pages that live, many of which look as if they did not.

Written before the rules that judge them were read.
"""

from typing import Any

from tests.data.verdicts.building import answer, case, moved
from tests.data.verdicts.frames import bare, discourse, drupal, news, nineties, phpbb, shop, tailwind, wiki, wordpress

CASES: list[dict[str, Any]] = []
OK, REDIRECTED = "live/ok", "live/redirected"


def add(name: str, url: str, body: str = "", verdict: str = OK, **more: Any) -> None:
    """Add a page that lives."""
    CASES.append(case(f"third living: {name}", url, verdict, body, **more))


SHORT = {
    "en": ("The ferry at Lower Ford", "The ferry at Lower Ford has carried people, sheep and one piano across the river since 1871. It runs on a chain and needs no engine, only somebody who turns the wheel.", "In summer there is a boat every quarter of an hour, in winter when you ring the bell. The crossing takes four minutes."),
    "de": ("Die Fähre an der Unteren Furt", "Seit 1871 bringt die Fähre an der Unteren Furt Menschen, Schafe und einmal ein Klavier über den Fluss. Sie läuft an einer Kette und braucht keinen Motor, nur jemanden, der am Rad dreht.", "Im Sommer fährt sie jede Viertelstunde, im Winter auf Klingelzeichen."),
    "fr": ("Le bac du Gué d'en bas", "Depuis 1871 le bac du Gué d'en bas fait passer la rivière aux gens, aux moutons et une fois à un piano. Il avance le long d'une chaîne et n'a pas de moteur.", "L'été il part tous les quarts d'heure, l'hiver quand on sonne la cloche."),
    "es": ("La barca del Vado Bajo", "Desde 1871 la barca del Vado Bajo cruza el río con personas, ovejas y una vez con un piano. Va por una cadena y no necesita motor.", "En verano sale cada cuarto de hora; en invierno, cuando alguien toca la campana."),
    "pt": ("A balsa do Vau de Baixo", "Desde 1871 a balsa do Vau de Baixo atravessa o rio com pessoas, ovelhas e uma vez com um piano. Corre numa corrente e não precisa de motor.", "No verão parte a cada quinze minutos; no inverno, quando tocam o sino."),
    "it": ("Il traghetto del Guado Basso", "Dal 1871 il traghetto del Guado Basso porta oltre il fiume persone, pecore e una volta un pianoforte. Scorre su una catena e non ha motore.", "D'estate parte ogni quarto d'ora, d'inverno quando si suona la campana."),
    "nl": ("Het veer bij de Lage Voorde", "Sinds 1871 brengt het veer bij de Lage Voorde mensen, schapen en eenmaal een piano over de rivier. Het loopt langs een ketting en heeft geen motor.", "In de zomer vaart het elk kwartier, in de winter als je de bel luidt."),
    "sv": ("Färjan vid Nedre vadet", "Sedan 1871 har färjan vid Nedre vadet fört folk, får och en gång ett piano över älven. Den går på kedja och behöver ingen motor.", "På sommaren går den varje kvart, på vintern när man ringer i klockan."),
    "da": ("Færgen ved Nedre Vad", "Siden 1871 har færgen ved Nedre Vad bragt folk, får og én gang et klaver over åen. Den går på en kæde og har ingen motor.", "Om sommeren sejler den hvert kvarter, om vinteren når man ringer med klokken."),
    "fi": ("Alakahlaamon lossi", "Vuodesta 1871 Alakahlaamon lossi on vienyt joen yli ihmisiä, lampaita ja kerran pianon. Se kulkee ketjua pitkin eikä tarvitse moottoria.", "Kesällä se lähtee vartin välein, talvella kelloa soittamalla."),
    "pl": ("Prom przy Dolnym Brodzie", "Od 1871 roku prom przy Dolnym Brodzie przewozi przez rzekę ludzi, owce, a raz nawet pianino. Płynie wzdłuż łańcucha i nie ma silnika.", "Latem odpływa co kwadrans, zimą na dźwięk dzwonka."),
    "cs": ("Přívoz u Dolního brodu", "Od roku 1871 vozí přívoz u Dolního brodu přes řeku lidi, ovce a jednou i klavír. Jezdí po řetězu a nemá motor.", "V létě vyplouvá každou čtvrthodinu, v zimě na zazvonění."),
    "hu": ("Az Alsó-gázló kompja", "Az Alsó-gázló kompja 1871 óta visz át a folyón embereket, juhokat és egyszer egy zongorát. Láncon jár, motor nincs rajta.", "Nyáron negyedóránként indul, télen harangszóra."),
    "ro": ("Bacul de la Vadul de Jos", "Din 1871 bacul de la Vadul de Jos trece peste râu oameni, oi și o dată un pian. Merge pe un lanț și nu are motor.", "Vara pleacă la fiecare sfert de oră, iarna când suni clopotul."),
    "el": ("Το πορθμείο του Κάτω Πόρου", "Από το 1871 το πορθμείο του Κάτω Πόρου περνά το ποτάμι με ανθρώπους, πρόβατα και μια φορά ένα πιάνο. Κινείται με αλυσίδα χωρίς μηχανή.", "Το καλοκαίρι φεύγει κάθε τέταρτο, τον χειμώνα όταν χτυπά η καμπάνα."),
    "ru": ("Паром у Нижнего брода", "С 1871 года паром у Нижнего брода перевозит через реку людей, овец и однажды перевёз пианино. Он ходит по цепи, мотора у него нет.", "Летом он отходит каждые четверть часа, зимой — по звонку."),
    "uk": ("Пором біля Нижнього броду", "З 1871 року пором біля Нижнього броду перевозить через річку людей, овець і якось перевіз піаніно. Він ходить по ланцюгу.", "Улітку він відпливає щочверть години, узимку — на дзвінок."),
    "tr": ("Aşağı Geçit feribotu", "Aşağı Geçit feribotu 1871'den beri insanları, koyunları ve bir kez de bir piyanoyu nehrin karşısına taşıdı. Zincirle çalışır, motoru yoktur.", "Yazın her çeyrek saatte bir, kışın çan çalınınca kalkar."),
    "ar": ("عبّارة المخاضة السفلى", "منذ عام 1871 تنقل عبّارة المخاضة السفلى الناس والأغنام، ومرة واحدة بيانو، عبر النهر. تسير على سلسلة ولا تحتاج إلى محرك.", "في الصيف تنطلق كل ربع ساعة وفي الشتاء عند قرع الجرس."),
    "fa": ("کرجی گدار پایین", "کرجی گدار پایین از سال ۱۸۷۱ مردم و گوسفندان و یک بار هم پیانویی را از رود گذرانده است. با زنجیر حرکت می‌کند و موتور ندارد.", "تابستان‌ها هر ربع ساعت و زمستان‌ها با صدای زنگ راه می‌افتد."),
    "he": ("המעבורת במעבר התחתון", "מאז 1871 מעבירה המעבורת במעבר התחתון אנשים, כבשים ופעם אחת פסנתר. היא נעה על שרשרת ואין לה מנוע.", "בקיץ היא יוצאת כל רבע שעה ובחורף כשמצלצלים בפעמון."),
    "hi": ("निचले घाट की नाव", "1871 से निचले घाट की नाव लोगों, भेड़ों और एक बार एक पियानो को नदी के पार ले गई है। यह ज़ंजीर पर चलती है और इसमें इंजन नहीं है।", "गर्मियों में हर पंद्रह मिनट पर, सर्दियों में घंटी बजाने पर।"),
    "th": ("เรือข้ามฟากท่าล่าง", "ตั้งแต่ปี 1871 เรือข้ามฟากท่าล่างพาคน แกะ และเปียโนหนึ่งหลังข้ามแม่น้ำ เรือแล่นตามโซ่และไม่มีเครื่องยนต์", "ฤดูร้อนออกทุกสิบห้านาที ฤดูหนาวเมื่อสั่นระฆัง"),
    "vi": ("Chuyến phà Bến Dưới", "Từ năm 1871 chuyến phà Bến Dưới đã chở người, cừu và một lần cả đàn piano qua sông. Phà chạy bằng dây xích, không có động cơ.", "Mùa hè cứ mười lăm phút một chuyến, mùa đông thì rung chuông."),
    "id": ("Feri di Arung Bawah", "Sejak 1871 feri di Arung Bawah membawa orang, domba dan sekali sebuah piano menyeberangi sungai. Feri ini berjalan dengan rantai tanpa mesin.", "Di musim panas berangkat tiap seperempat jam."),
    "ko": ("아래 여울의 나룻배", "아래 여울의 나룻배는 1871년부터 사람과 양, 그리고 한 번은 피아노를 강 건너로 실어 날랐다. 쇠사슬을 따라 움직이며 엔진이 없다.", "여름에는 십오 분마다, 겨울에는 종을 울리면 떠난다."),
    "ja": ("下の瀬の渡し船", "下の瀬の渡し船は一八七一年から人と羊を、そして一度だけピアノを対岸へ運んできた。鎖を伝って進み、エンジンはない。", "夏は十五分ごと、冬は鐘を鳴らすと出る。"),
    "zh": ("下渡口的渡船", "自1871年以来，下渡口的渡船载过人、羊，还有一次载过一架钢琴过河。它沿着铁链行驶，没有发动机。", "夏天每一刻钟一班，冬天敲钟才开。"),
}  # fmt: skip


def short(language: str) -> str:
    """Return two short paragraphs of a language."""
    return "\n".join(SHORT[language][1:])


FRAMES = (wordpress, news, drupal, tailwind, bare, nineties)
for number, tongue in enumerate(SHORT):
    frame = FRAMES[number % len(FRAMES)]
    title = SHORT[tongue][0]
    add(
        f"short page {tongue} {frame.__name__}",
        f"https://fords.example/{tongue}/ferry-{number}.html",
        frame(tongue, title, title, short(tongue)),
    )

# About what pages that do not live say.
add(
    "article: 404 errors",
    "https://web.example/blog/what-is-a-404-error",
    wordpress(
        "en",
        "What is a 404 error, and how do you fix “Page not found”? – Web Blog",
        "What is a 404 error?",
        "A 404 error means that the server was reached but has nothing at the address that was asked for. The page you are looking for may have been removed, or its name changed.\nVisitors see “Page not found” and leave. If many of your own links lead there, repair them: search the log for the number 404, sort by how often each address was asked for, and send the busiest to where their content went.\nA good error page says what happened in plain words, keeps the menu, and offers a search. It must not answer with 200, or search engines will keep it.\nPages that were taken down on purpose may say 410 instead, which is a promise that they will not come back.",
    ),
)
add(
    "article: HTTP 404 in an encyclopedia",
    "https://wiki.example/wiki/HTTP_404",
    wiki(
        "en",
        "HTTP 404 - ValleyWiki",
        "HTTP 404",
        "In computer network communications, the HTTP 404, 404 not found, 404, 404 error, page not found, or file not found error message is a standard response code, to indicate that the browser was able to communicate with a given server, but the server could not find what was requested.\nThe error may also be used when a server does not wish to disclose whether it has the requested information. Browsers show the server's own text beside the number, and many sites have made that text into a joke.",
    ),
)
add(
    "documentation: 404",
    "https://docs.example/http/status/404",
    tailwind(
        "en",
        "404 Not Found - HTTP",
        "404 Not Found",
        "The HTTP 404 Not Found client error response status code indicates that the server cannot find the requested resource. Links that lead to a 404 page are often called broken or dead links and can be subject to link rot.\nA 404 status code only indicates that the resource is missing without indicating if this is temporary or permanent. If a resource is permanently removed, servers should send the 410 Gone status instead.\nIn the following example a client asks for a page that was deleted: GET /my-old-page HTTP/1.1, to which the server answers HTTP/1.1 404 Not Found with a body that explains it.",
    ),
)
add(
    "documentation short: exception",
    "https://docs.example/api/PageNotFoundError",
    tailwind(
        "en",
        "PageNotFoundError — reference",
        "PageNotFoundError",
        "Raised by Site.get() when no page has the given name. Inherits from LookupError.\nAttributes: name, the name that was looked up; site, the site that was asked. See also Site.exists(), which returns a truth value instead and is cheaper when pages are many. New in version 2.4.",
    ),
)
add(
    "question: 404 in nginx",
    "https://answers.example/questions/9911/nginx-404-not-found-for-static-files",
    tailwind(
        "en",
        "nginx - 404 not found for static files - Answers",
        "nginx 404 not found for static files",
        "I have a location block with an alias and every file below it answers 404 Not Found, though the file exists and nginx may read it. The error log says open() failed, no such file or directory, and prints the folder's name twice. What is wrong?\nWhen you use root, the location is appended; when you use alias, it replaces the location. You have mixed both up: end the alias with a slash, exactly as the location does.\nThat was it, thank you. I looked at this for two hours.",
    ),
)
add(
    "paper: not found",
    "https://journal.example/articles/10.1000/77",
    drupal(
        "en",
        "Evidence not found for a link between lichen cover and roof age | Journal of Roofs",
        "Evidence not found for a link between lichen cover and roof age",
        "Abstract\nBackground: Lichen is often said to tell the age of a roof. Methods: We measured cover on 214 roofs whose year of building is known. Results: No correlation was found after slope and shade were accounted for. Conclusions: Cover tells more of shade than of years.",
    ),
)
add(
    "paper: missing",
    "https://journal.example/articles/10.1000/78",
    drupal(
        "en",
        "Missing pages: what was removed from parish registers | Journal of Archives",
        "Missing pages: what was removed from parish registers",
        "Abstract\nOf 1,902 registers that we examined, 311 lack pages. Most were cut out, not lost: the stubs show a knife. We argue that they were removed when claims to land were in dispute.",
    ),
)
add(
    "news: cannot be found",
    "https://valleypost.example/2019/03/goat",
    news(
        "en",
        "Goat that could not be found is found",
        "Goat that could not be found is found",
        "A goat that could not be found for eleven days has been found in the church tower at Lower Ford.\nNobody knows how it got there. The sexton said the door was closed and no longer has a key. It was in good health and had eaten a hymn book.",
    ),
)
add(
    "news: shop no longer available",
    "https://valleypost.example/2019/04/nails",
    news(
        "en",
        "Hand-made nails no longer available",
        "Hand-made nails no longer available",
        "The last smith of the valley has stopped making nails by hand. Those who need them for old doors must now order from abroad.\nHe was eighty-eight and said that his arm had been asking him to stop for twenty years.",
    ),
)
add(
    "news: video removed",
    "https://valleypost.example/2019/05/video",
    news(
        "en",
        "This video was removed within an hour. It still changed the election",
        "This video was removed within an hour. It still changed the election",
        "It lasted forty seconds and showed a councillor counting banknotes in a parked car. The platform took it down, as it broke no rule that anybody could name, and then put it up again.\nBy then four people had filmed it from their screens, and the councillor had resigned.",
    ),
)
add(
    "news: account suspended",
    "https://valleypost.example/2019/06/account",
    news(
        "en",
        "Account suspended: how a knitting group lost its home",
        "Account suspended: how a knitting group lost its home",
        "On a Sunday in May nine thousand knitters found that their group was gone. “Account suspended” was all that it said.\nA pattern named after a gun, which is a kind of stitch, had set off an alarm. It took eleven weeks to find a person who would look.",
    ),
)
add(
    "article: domain for sale",
    "https://web.example/blog/is-this-domain-for-sale",
    wordpress(
        "en",
        "“This domain is for sale”: what parked pages are and who earns by them",
        "This domain is for sale",
        "You follow an old link and read: this domain is for sale. Somebody waited for its registration to run out and caught it within seconds.\nSuch pages carry links that pay by the click. A name that many others link to earns a few cents a day, which is more than it costs to keep. The seller hopes that its old owner misses it.\nWhat can you do? Ask who the broker is, wait, and never answer the first offer. If the name is a mark of yours, there is a procedure that costs less than a lawyer.",
    ),
)
add(
    "broker's listing, cited as such",
    "https://names.example/listings/mill.example",
    tailwind(
        "en",
        "Listing 8812: report on the sale of mill.example | Names Journal",
        "mill.example sold for a record sum",
        "The name changed hands on Friday after nine years with one owner. Both sides confirmed the price, which is the highest that was paid for a word of four letters this year.\nThe buyer, a maker of flour, says that it will move its shop there in spring. The broker took twelve percent.",
    ),
)
add(
    "article: captcha",
    "https://web.example/blog/prove-that-you-are-human",
    wordpress(
        "en",
        "“Verify you are human”: a short history of the CAPTCHA",
        "Verify you are human",
        "For twenty years we have typed crooked letters, clicked on buses and moved pieces of puzzles to prove that we are not robots.\nThe first such tests kept programs from signing up for mailboxes. Then they were used to read old books: one word was known, the other was not. Then street numbers, then traffic lights, and each time machines learned to read what we had read for them.\nToday most checks look at no answer at all. They watch how the mouse gets there.",
    ),
)
add(
    "help: just a moment",
    "https://help.example/articles/just-a-moment-page",
    tailwind(
        "en",
        "Why do I see “Just a moment…”? - Help",
        "Why do I see “Just a moment…”?",
        "Some sites check your browser before they let you in. While that happens you see a page that says “Just a moment…” or “Checking your browser”.\nUsually it passes within five seconds. If it does not, allow cookies for the site, switch off extensions one after another, and look whether your clock is right. Those who come through a network that many share may see it more often than others.",
    ),
)
add(
    "article: paywalls",
    "https://web.example/blog/subscribe-to-continue",
    wordpress(
        "en",
        "Subscribe to continue reading: twelve years of paywalls – Web Blog",
        "Subscribe to continue reading",
        "In 2011 a newspaper of record began to count. Twenty articles a month were free, and then a box said: subscribe to continue reading.\nOthers followed. Some count, some close everything, some ask only for an address. What they learned is that few readers pay, that those few stay, and that the rest go elsewhere without anger.\nSmall papers fared worse. A reader who pays for one seldom pays for two.",
    ),
)
add(
    "manual: log in",
    "https://docs.example/manual/log-in",
    tailwind(
        "en",
        "Log in - Manual",
        "Log in",
        "To log in, open the menu at the top right and choose “Log in”. Enter the name and the password that you were given, and press the button.\nIf you have forgotten your password, choose “Forgot your password?” and we send you a link that is good for one hour. After five wrong tries an account is locked for ten minutes. Those who use single sign-on choose their organisation first, and are sent to its own page.\nAfter thirty minutes without a click you are logged out.",
    ),
)
add(
    "obituary",
    "https://valleypost.example/obituaries/2015/ferrywoman",
    news(
        "en",
        "Ada Brook, ferrywoman, is no longer with us",
        "Ada Brook, 1921–2015",
        "Ada Brook, who rowed the ferry at Lower Ford for fifty-one years, is dead. She was ninety-four.\nShe leaves two daughters, a boat, and a bell.",
    ),
)
add(
    "error art",
    "https://museum.example/exhibitions/error-404",
    drupal(
        "en",
        "Error 404: an exhibition about what is missing | Museum",
        "Error 404",
        "The exhibition shows forty empty frames, nine lost films and the only known photograph of a bridge that was never built. Its curators asked what museums do about the things they do not have.\nOpen daily from ten to six, until the second of March. Entry is free on Thursdays. Guided tours in three languages are held at eleven; groups are asked to write a week before.",
    ),
)
add(
    "the number in a heading",
    "https://buses.example/lines/404",
    tailwind(
        "en",
        "Line 404 | Valley Buses",
        "404",
        "Lower Ford – Mill Lane – Station – Hospital\nEvery twenty minutes from 5:40 to 22:20, on Sundays every hour.\nThe stop at Mill Lane is closed until May; use the one at the school.",
    ),
)
add(
    "changes: error pages",
    "https://docs.example/releases/2.4",
    tailwind(
        "en",
        "2.4: better error pages",
        "2.4: better error pages",
        "Error pages can now be written by you. Put a file named 404.html into the folder and it is shown when a page was not found.\nFixed: the search no longer fails on an empty word.",
    ),
)

# Living shops, forums, walls that are none.
add(
    "out of stock",
    "https://lamps.example/products/oak-lamp",
    shop(
        "en",
        "Oak floor lamp – Lamps",
        "Oak floor lamp",
        "<p>€120.00</p><button disabled>Sold out</button><p>Turned from one piece of oak by Ines in the shop behind ours, oiled, not painted. 142 cm high, with a linen shade. The bulb is not included.</p><p>This colour is currently out of stock. Leave your address and we write when it is back.</p>",
    ),
)
add(
    "out of stock de",
    "https://lampen.example/products/eiche",
    shop(
        "de",
        "Stehlampe Eiche – Lampen",
        "Stehlampe Eiche",
        "<p>120,00 €</p><button disabled>Ausverkauft</button><p>Aus einem Stück Eiche gedrechselt, geölt, 142 cm hoch, mit einem Schirm aus Leinen. Derzeit nicht verfügbar.</p>",
    ),
)
add(
    "forum thread about a missing page",
    "https://forum.example/viewtopic.php?t=3",
    phpbb(
        "en",
        "Link not working - Moss Forum",
        "Link not working",
        "<div class='post'><p>The link to the key of liverworts says file not found. Does anybody have a copy?</p></div><div class='post'><p>It moved to the university's site last year. I have the old one as well, send me a note.</p></div><div class='post'><p>Thanks, found it. Page nine is the one I needed.</p></div>",
    ),
)
add(
    "forum thread",
    "https://talk.example/t/which-moss-is-this/12",
    discourse(
        "en",
        "Which moss is this? - Talk",
        "Which moss is this?",
        "<div class='topic-body crawler-post'><p>It grows on the north side of a slate roof, is nearly black when dry and opens within a minute of rain.</p></div><div class='topic-body crawler-post'><p>Grimmia, most likely. Look at the hair points with a lens.</p></div>",
    ),
)
add(
    "news with a newsletter gate",
    "https://valleypost.example/2020/01/swan",
    news(
        "en",
        "Swan stops traffic",
        "Swan stops traffic",
        "<p>A swan walked down Mill Lane for forty minutes on Monday, followed by eleven cars, none of which dared to sound its horn.</p><p>It then turned into the yard of the bakery, where it was given bread, which is bad for swans, and led to the river.</p><div class='newsletter'><h3>Sign up for our newsletter</h3><p>The valley in your inbox each Friday. Enter your email address.</p><form><input type=email name=e><button>Subscribe</button></form></div>",
    ),
)
add(
    "news with a cookie layer",
    "https://talpost.example/2020/01/schwan",
    news(
        "de",
        "Schwan hält Verkehr auf",
        "Schwan hält Verkehr auf",
        "<div id='cookie-layer' role='dialog'><h2>Wir verwenden Cookies</h2><p>Wir und unsere 212 Partner speichern Informationen auf Ihrem Gerät. Mit Klick auf Alle akzeptieren stimmen Sie zu.</p><button>Alle akzeptieren</button><button>Ablehnen</button></div><p>Ein Schwan ging am Montag vierzig Minuten lang die Mühlgasse hinunter, gefolgt von elf Autos, von denen keines zu hupen wagte.</p><p>Dann bog er in den Hof der Bäckerei ein, wo er Brot bekam, was Schwänen schadet.</p>",
    ),
)
add(
    "login link only",
    "https://club.example/regatta/2011",
    wordpress(
        "en",
        "Results of 2011 – Rowing Club",
        "Results of 2011",
        "<p class='members'><a href='/wp-login.php'>Log in</a> to edit this page.</p><ol><li>Lower Ford, 7:12</li><li>Mill Lane, 7:15</li><li>Station, 7:40</li></ol><p>The wind came from the west and favoured the outer lane.</p>",
    ),
)
add(
    "login box beside a page",
    "https://society.example/papers/9",
    wordpress(
        "en",
        "Nine mills – Society",
        "Nine mills",
        "<p>Nine mills stood on the brook in 1790, of which the map shows seven. The other two are known from a quarrel over water that lasted thirty years.</p><p>We walked the brook in March, when the grass is low, and found the race of one.</p><div class='widget login'><h3>Members</h3><form method=post><input name=log><input type=password name=pwd><button>Log in</button></form></div>",
    ),
)
add(
    "subscribe box under a whole text",
    "https://letters.example/p/the-bell",
    tailwind(
        "en",
        "The bell - Letters",
        "The bell",
        "<p>I have been asked about the bell. It hangs on a post on the far side, so that who wants to cross must first have crossed; the ferrywoman found that funny and never moved it.</p><p>There is a second bell now, on this side, and it was paid for by the county, with a plaque. The first one is still rung more often.</p><p>Thanks for reading! Subscribe for free to receive new posts.</p>",
    ),
)
add(
    "comments need a login",
    "https://valleypost.example/2020/02/bell",
    news(
        "en",
        "County pays for a bell",
        "County pays for a bell",
        "<p>The county has paid 1,140 for a bell at Lower Ford. It was hung on Friday in the presence of the mayor, a choir and a dog.</p><p>The old bell stays where it is, on the wrong side.</p><section id=comments><p>You must be logged in to post a comment.</p></section>",
    ),
)
add(
    "marked as paid but whole",
    "https://valleypost.example/2020/03/flood",
    news(
        "en",
        "After the flood",
        "After the flood",
        "".join(
            f"<p>{line}</p>"
            for line in (
                "The water came at four in the morning and had gone by nine, and what it left was mud as fine as flour, which lay in the drawers, in the organ, and between the pages of the parish register.",
            )
            * 1
        )
        + "".join(
            f"<p>House number {n} lost {w}, and its people now live {v}, where they say it is quieter but that the light in the evening is wrong.</p>"
            for n, w, v in (
                ("one", "its stove and its stairs", "with a cousin in the hills"),
                ("two", "both its doors", "in the school"),
                ("five", "a library of seed catalogues", "over the bakery"),
                ("seven", "nothing but its view", "where they lived before"),
                ("nine", "a piano that had crossed on the ferry", "in two rooms by the station"),
                ("eleven", "the year's apples", "in a caravan in the orchard"),
                ("twelve", "its cellar, which fell in", "behind the church"),
                ("fourteen", "a wall", "in the rest of it"),
            )
        ),
        '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>',
    ),
)
add(
    "age notice on a living page",
    "https://brewery.example/beers/dark",
    tailwind(
        "en",
        "Dark | Brewery",
        "Dark",
        "<p>Brewed in winter from smoked malt, and kept in the cellar until the ice on the pond has gone. 5.8 %.</p><p>Goes with bread, hard cheese and long evenings.</p><small>Please drink responsibly. For adults of 18 years and over.</small>",
    ),
)
add(
    "recaptcha in a comment form",
    "https://club.example/regatta/2012",
    wordpress(
        "en",
        "Results of 2012 – Rowing Club",
        "Results of 2012",
        "<p>The race was held in fog. Boats were heard rather than seen, and the jury judged by the order of the coughs.</p><ol><li>Mill Lane</li><li>Lower Ford</li></ol><form id=commentform><textarea name=comment></textarea><div class='g-recaptcha' data-sitekey='6L'></div></form><script src='https://www.google.com/recaptcha/api.js'></script>",
    ),
)
add(
    "behind Cloudflare, with its beacon",
    "https://club.example/regatta/2013",
    wordpress(
        "en",
        "Results of 2013 – Rowing Club",
        "Results of 2013",
        "<p>Lower Ford won by a length. There was cake.</p><script>(function(){function c(){var b=a.contentDocument||a.contentWindow.document;if(b){var d=b.createElement('script');d.innerHTML=\"window.__CF$cv$params={r:'8',t:'MTc='};var a=document.createElement('script');a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js';\";}}})();</script><script defer src='https://static.cloudflareinsights.com/beacon.min.js'></script>",
    ),
)
add(
    "behind Imperva, with its script",
    "https://bank.example/press/2014",
    drupal(
        "en",
        "A branch opens in the mill | Bank",
        "A branch opens in the mill",
        "<p>From Monday on, the old mill houses a branch with two counters and a room for advice.</p><p>The wheel was kept and turns on Sundays.</p><script src='/_Incapsula_Resource?SWJIYLWA=719d34d31c8e3a6e6fffd425f7e032f3&ns=1'></script>",
    ),
)
add(
    "PerimeterX sensor",
    "https://homes.example/guides/slate",
    tailwind(
        "en",
        "A guide to slate | Homes",
        "A guide to slate",
        "<p>Slate lasts for two hundred years if its nails do. Copper ones do; iron ones last for sixty.</p><p>Tap each one: a sound slate rings.</p><script>window._pxAppId='PXa';(function(){var s=document.createElement('script');s.src='/PXa/init.js';})();</script>",
    ),
)

# Home pages, small pages, files.
add(
    "home page of a firm",
    "https://slate.example/",
    tailwind(
        "en", "Slate & Sons", "Roofs since 1904", "<p>We lay, mend and tap slate.</p><a href='/contact'>Ask us</a>"
    ),
)
add(
    "home page, hardly a word",
    "https://fern.example/",
    bare(
        "en",
        "Fern Hollow",
        "Fern Hollow",
        "<p>Painter. <a href='works.html'>Works</a> <a href='mailto:f@fern.example'>Mail</a></p>",
    ),
)
add(
    "home page with under construction corner",
    "http://fern90.example/~fern/",
    nineties(
        "en",
        "Fern's Home Page",
        "Welcome to Fern's Home Page!",
        "<IMG SRC=construction.gif><P>My garden, my cats, and a list of mosses that grow on the roof of the chemistry department. Last updated: 3 May 1997</P><UL><LI><A HREF=cats.html>Cats</A><LI><A HREF=moss.html>Mosses</A></UL>",
    ),
)
add(
    "home page through www",
    "https://slate2.example/",
    hops=[
        moved("https://slate2.example/", "https://www.slate2.example/", 301),
        answer(
            "https://www.slate2.example/",
            tailwind("en", "Slate & Sons", "Roofs since 1904", "We lay, mend and tap slate."),
        ),
    ],
    verdict=OK,
    also=[REDIRECTED],
)
add(
    "nineties list",
    "http://dept.example/~fern/moss.html",
    nineties(
        "en",
        "Mosses of the Chemistry Roof",
        "Mosses of the Chemistry Roof",
        "<UL><LI>Grimmia pulvinata<LI>Tortula muralis<LI>Bryum argenteum<LI>Ceratodon purpureus, on the north side only</UL>",
    ),
)
add(
    "nineties no title",
    "http://dept.example/~fern/tide.htm",
    "<html><body><p>High water at Lower Ford on the 3rd: 04.12 and 16.40. At the bar add eleven minutes. Do not cross on foot.</p></body></html>",
)
add(
    "directory listing",
    "http://files.example/pub/moss/1998/",
    "<html><head><title>Index of /pub/moss/1998</title></head><body><h1>Index of /pub/moss/1998</h1><pre><a href='?C=N;O=D'>Name</a> <a href='?C=M;O=A'>Last modified</a><hr><a href='/pub/moss/'>Parent Directory</a>\n<a href='keys.txt'>keys.txt</a> 1998-03-02 10:11 12K\n<a href='plates.tif'>plates.tif</a> 1998-03-02 10:12 3.1M\n<hr></pre><address>Apache/2.4 Server at files.example Port 80</address></body></html>",
)
add(
    "nginx listing",
    "http://files2.example/pub/moss/",
    "<html><head><title>Index of /pub/moss/</title></head><body><h1>Index of /pub/moss/</h1><hr><pre><a href='../'>../</a>\n<a href='keys.txt'>keys.txt</a> 02-Mar-1998 10:11 12288\n</pre><hr></body></html>",
)
TEXT_URL = "https://raw.example/fern/moss/main/README.txt"
add(
    "plain text",
    TEXT_URL,
    hops=[
        answer(
            TEXT_URL,
            "Moss keys, version 3\n\nRun `keys` with a file of measurements. It prints `not found` for species that no key has.\n",
            content_type="text/plain; charset=utf-8",
        )
    ],
)
add(
    "json of a record",
    "https://api.example/v1/species/12",
    hops=[
        answer(
            "https://api.example/v1/species/12",
            '{"id":12,"name":"Grimmia pulvinata","error":null,"notFound":[],"habitat":"walls"}',
            content_type="application/json",
        )
    ],
)
add(
    "csv",
    "https://data.example/moss.csv",
    hops=[
        answer(
            "https://data.example/moss.csv",
            "id,name,status\n1,Grimmia,found\n2,Tortula,not found\n",
            content_type="text/csv",
        )
    ],
)
add(
    "pdf",
    "https://data.example/moss.pdf",
    hops=[
        answer(
            "https://data.example/moss.pdf",
            b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
            content_type="application/pdf",
        )
    ],
)
add(
    "spa with noscript",
    "https://app.example/notes/12",
    '<!doctype html><html lang="en"><head><title>Nine mills · Notes</title><meta property="og:title" content="Nine mills"><meta property="og:description" content="Nine mills stood on the brook in 1790, of which the map shows seven."></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/static/js/main.js"></script></body></html>',
)
add(
    "a picture's page",
    "https://photos.example/p/8812",
    tailwind(
        "en",
        "Ferry in fog | Photos",
        "Ferry in fog",
        "<img src='/8812.jpg' alt='A ferry in fog'><p>3 March 2014, f/8</p>",
    ),
)
add(
    "a bus timetable",
    "https://buses.example/lines/7",
    tailwind(
        "de",
        "Linie 7",
        "Linie 7",
        "<table><tr><td>Untere Furt</td><td>5:40</td></tr><tr><td>Mühlgasse</td><td>5:47</td></tr><tr><td>Bahnhof</td><td>5:55</td></tr></table>",
    ),
)
add(
    "empty search of a living catalogue",
    "https://records.example/catalog/12-1",
    tailwind(
        "en",
        "Letter of 3 March 1790 | Catalogue",
        "Letter of 3 March 1790",
        "<dl><dt>Author</dt><dd>unknown</dd><dt>Extent</dt><dd>one leaf</dd><dt>Digital copy</dt><dd>not available</dd><dt>Related records</dt><dd>No records found</dd></dl>",
    ),
)
add(
    "poem",
    "https://letters.example/poems/gone",
    bare(
        "en",
        "Gone",
        "Gone",
        "The page is gone where you had written\nthat you would come again in May;\nsomebody tore it out, or rain did.\nI read the blank one every day.",
    ),
)
add(
    "film named so",
    "https://cinema.example/films/page-not-found",
    tailwind(
        "en",
        "Page Not Found (2017) | Cinema",
        "Page Not Found (2017)",
        "<p>Drama, 94 minutes. A librarian finds that one leaf is missing from every copy of a novel, and travels to ask those who read it first.</p><p>Directed by Ines Brook. With Ada Hall and Tom Ford. Thursday 20:15, Friday 18:00, Sunday 20:15 with an introduction.</p>",
    ),
)
add(
    "gone missing person",
    "https://police.example/missing/77",
    drupal(
        "en",
        "Missing: Tom Ford | Police",
        "Missing: Tom Ford",
        "Last seen on 3 March at the ferry. He is 1.80 m tall and wore a green coat. He has not been found. If you know where he is, call any station.",
    ),
)
add(
    "bulgarian decision",
    "https://court.example/decisions/2013/11",
    nineties(
        "ru",
        "Решение № 11",
        "Решение № 11",
        "<P>Суд установил, что документ не найден в архиве, и отклонил жалобу. Решение может быть обжаловано в течение месяца.</P><P>Председатель: И. Бродов. Секретарь: А. Мельник.</P>",
    ),
)
add(
    "japanese Q and A",
    "https://help.example/ja/404",
    tailwind(
        "ja",
        "「ページが見つかりません」と表示される場合 - ヘルプ",
        "「ページが見つかりません」と表示される場合",
        "アドレスの入力に誤りがないか確認してください。ブックマークから開いた場合は、ページが移動した可能性があります。\nまずトップページから目的のページを探し、それでも見つからない場合は検索をご利用ください。ブラウザのキャッシュを削除すると直ることもあります。解決しないときは、表示された時刻とアドレスを添えてお問い合わせください。",
    ),
)
add(
    "german help",
    "https://hilfe.example/artikel/fehler-404",
    tailwind(
        "de",
        "Fehler 404: Was tun? – Hilfe",
        "Fehler 404: Was tun?",
        "Wenn im Browser „Seite nicht gefunden“ steht, gibt es die Seite unter dieser Adresse nicht oder nicht mehr. Prüfen Sie zuerst, ob die Adresse richtig geschrieben ist, und kürzen Sie sie dann von hinten, bis etwas erscheint.\nBetreiben Sie die Seite selbst, so richten Sie eine Weiterleitung ein. Wie das geht, steht im Handbuch Ihres Servers; bei den meisten genügt eine Zeile.",
    ),
)


# Moved, and still the same.
def to(
    name: str, url: str, location: str, body: str, status: int = 301, verdict: str = REDIRECTED, **more: Any
) -> None:
    """Add a redirect to where the matter is."""
    final = location if "://" in location else "https://" + url.split("/")[2] + location
    add(name, url, verdict=verdict, hops=[moved(url, location, status), answer(final, body)], **more)


BELL = news(
    "en",
    "County pays for a bell",
    "County pays for a bell",
    "The county has paid 1,140 for a bell at Lower Ford. It was hung on Friday.\nThe old bell stays where it is, on the wrong side.",
)
to(
    "https",
    "http://valleypost.example/2020/02/county-pays-for-a-bell",
    "https://valleypost.example/2020/02/county-pays-for-a-bell",
    BELL,
    also=[OK],
)
to(
    "www",
    "https://valleypost.example/2020/02/county-pays-for-a-bell",
    "https://www.valleypost.example/2020/02/county-pays-for-a-bell",
    BELL,
    also=[OK],
)
to(
    "slash",
    "https://valleypost.example/2020/02/county-pays-for-a-bell",
    "/2020/02/county-pays-for-a-bell/",
    BELL,
    also=[OK],
)
to("new slug", "https://valleypost.example/?p=8812", "/2020/02/county-pays-for-a-bell/", BELL)
to("slug mended", "https://valleypost.example/2020/02/county-pays-for-bell", "/2020/02/county-pays-for-a-bell/", BELL)
to(
    "new host",
    "http://news.valleypost.example/cgi/county-pays-bell.html",
    "https://valleypost.example/archive/2020/county-pays-for-a-bell",
    BELL,
)
to(
    "doi",
    "https://doi.example/10.1000/77",
    "https://journal.example/articles/lichen-roof-age",
    drupal(
        "en",
        "Lichen and roof age | Journal of Roofs",
        "Lichen and roof age",
        "Abstract\nWe measured cover on 214 roofs whose year of building is known.",
    ),
    302,
)
to("short link", "https://sho.example/x7", "https://valleypost.example/2020/02/county-pays-for-a-bell/", BELL)
to(
    "language added",
    "https://institute.example/research/mosses-of-wet-woods",
    "/en/research/mosses-of-wet-woods",
    drupal(
        "en",
        "Mosses of wet woods | Institute",
        "Mosses of wet woods",
        "We count what grows on alder and ash, each year in the same nine woods.",
    ),
    302,
)
to(
    "html dropped",
    "https://club.example/regatta-2011-results.html",
    "/regatta-2011-results",
    wordpress("en", "Regatta 2011: results – Club", "Regatta 2011: results", "Lower Ford, 7:12. Mill Lane, 7:15."),
)
to(
    "mobile",
    "https://talpost.example/artikel/schwan-haelt-verkehr-auf-1.77",
    "https://m.talpost.example/artikel/schwan-haelt-verkehr-auf-1.77",
    news(
        "de",
        "Schwan hält Verkehr auf",
        "Schwan hält Verkehr auf",
        "Ein Schwan ging am Montag die Mühlgasse hinunter, gefolgt von elf Autos.",
    ),
    302,
)
to(
    "cyrillic slug",
    "https://dolina.example/news/12/",
    "/news/2020/kolokol-u-broda/",
    news(
        "ru",
        "Колокол у брода",
        "Колокол у брода",
        "Округ заплатил за колокол у Нижнего брода. Его повесили в пятницу.\nСтарый остаётся на месте.",
    ),
)
