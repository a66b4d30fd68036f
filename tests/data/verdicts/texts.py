"""Prose for pages that live: about things of which a page could go missing, and about nothing of the kind."""

ARTICLE = {
    "en": (
        "The river rose again on Tuesday night, and by morning the lower meadows were under water for the third time this year. Volunteers had stacked sandbags along the mill lane until two o'clock, then gone home to sleep in their clothes.",
        "Nobody in the village speaks of leaving. The baker moved her flour to the upper floor, the school lent its gymnasium to three families, and the old ferryman, who had been retired for a decade, rowed the doctor to a patient beyond the dyke.",
        "Engineers of the water board say that the wall was built for a flood that comes once in a hundred years. They now believe that such floods come every twelve. A second wall, set back by forty metres, would cost as much as the district spends on its roads in nine years.",
        "The council will decide in spring. Until then the pumps run, paid for by a fund that was meant for the swimming pool, and the meadows, brown and glittering, belong to the geese.",
        "What remains is a question that the ferryman asks anybody who will listen: whether a place that has to be saved each winter is still a place, or already a habit.",
    ),
    "de": (
        "In der Nacht zum Dienstag stieg der Fluss erneut, und am Morgen standen die unteren Wiesen zum dritten Mal in diesem Jahr unter Wasser. Freiwillige hatten bis zwei Uhr Sandsäcke an der Mühlgasse gestapelt und sich dann in ihren Kleidern schlafen gelegt.",
        "Vom Fortgehen spricht im Dorf niemand. Die Bäckerin hat das Mehl in den ersten Stock gebracht, die Schule drei Familien in der Turnhalle aufgenommen, und der alte Fährmann ruderte die Ärztin zu einem Kranken hinter dem Deich.",
        "Die Ingenieure sagen, die Mauer sei für ein Hochwasser gebaut, das einmal in hundert Jahren kommt. Inzwischen rechnen sie mit einem alle zwölf Jahre. Eine zweite Mauer würde so viel kosten wie neun Jahre Straßenbau im Kreis.",
        "Im Frühjahr entscheidet der Rat. Bis dahin laufen die Pumpen, bezahlt aus einem Topf, der für das Schwimmbad gedacht war, und die Wiesen gehören den Gänsen.",
    ),
    "fr": (
        "Dans la nuit de mardi la rivière a encore monté, et au matin les prés du bas étaient sous l'eau pour la troisième fois de l'année. Des volontaires avaient empilé des sacs de sable jusqu'à deux heures le long de la ruelle du moulin.",
        "Personne au village ne parle de partir. La boulangère a monté sa farine à l'étage, l'école a prêté son gymnase à trois familles, et le vieux passeur a conduit la médecin chez un malade de l'autre côté de la digue.",
        "Les ingénieurs disent que le mur était prévu pour une crue qui vient une fois par siècle. Ils pensent maintenant qu'elle revient tous les douze ans. Un second mur coûterait neuf années de routes du canton.",
        "Le conseil tranchera au printemps. D'ici là les pompes tournent, payées par une caisse destinée à la piscine, et les prés appartiennent aux oies.",
    ),
    "es": (
        "En la noche del martes el río volvió a crecer y por la mañana los prados bajos estaban bajo el agua por tercera vez este año. Los voluntarios habían apilado sacos de arena hasta las dos junto al camino del molino.",
        "En el pueblo nadie habla de irse. La panadera subió la harina al primer piso, la escuela prestó el gimnasio a tres familias y el viejo barquero llevó a la médica hasta un enfermo al otro lado del dique.",
        "Los ingenieros dicen que el muro se hizo para una crecida que llega una vez cada cien años. Ahora creen que llega cada doce. Un segundo muro costaría lo mismo que nueve años de carreteras del distrito.",
        "El concejo decidirá en primavera. Hasta entonces las bombas funcionan con dinero que era para la piscina, y los prados son de los gansos.",
    ),
    "ru": (
        "В ночь на вторник река снова поднялась, и к утру нижние луга в третий раз за год оказались под водой. Добровольцы до двух часов складывали мешки с песком вдоль мельничного переулка.",
        "Уезжать в деревне никто не собирается. Пекарь перенесла муку на второй этаж, школа отдала спортзал трём семьям, а старый паромщик отвёз врача к больному за дамбу.",
        "Инженеры говорят, что стену строили под паводок, который бывает раз в сто лет. Теперь они считают, что такие паводки случаются каждые двенадцать. Вторая стена обошлась бы району в девять лет дорожных расходов.",
        "Совет решит весной. До тех пор работают насосы на деньги, отложенные на бассейн, а луга принадлежат гусям.",
    ),
    "ja": (
        "火曜日の夜に川がまた増水し、朝には下の牧草地が今年三度目の冠水となった。有志の人々は午前二時まで水車小屋の道に土のうを積み、服を着たまま眠りについた。",
        "村を出ようと言う者はいない。パン屋は小麦粉を二階に上げ、学校は三家族に体育館を貸し、引退していた渡し守は堤防の向こうの患者のもとへ医師を運んだ。",
        "技師たちによれば、堤防は百年に一度の洪水に備えて造られた。今では十二年ごとに来ると考えられている。二つ目の堤防には、郡の道路予算九年分がかかるという。",
        "議会は春に決める。それまではプールのための基金でポンプが動き、牧草地は雁のものである。",
    ),
    "zh": (
        "周二夜里河水再次上涨，到了早晨，低处的草地今年第三次被淹。志愿者们在磨坊巷堆沙袋一直到凌晨两点，然后和衣而睡。",
        "村里没有人说要离开。面包师把面粉搬到了二楼，学校把体育馆借给三户人家，退休十年的老船夫划船送医生去堤坝那边看病人。",
        "工程师说，堤坝是按百年一遇的洪水修建的，现在他们认为这样的洪水每十二年就来一次。再修一道堤坝，花费相当于全区九年的道路开支。",
        "议会将在春天作出决定。在那之前，水泵靠原本给游泳池的钱运转，草地属于大雁。",
    ),
    "ar": (
        "ارتفع النهر مرة أخرى ليلة الثلاثاء، وفي الصباح كانت المروج السفلى تحت الماء للمرة الثالثة هذا العام. كدّس المتطوعون أكياس الرمل على طول زقاق الطاحونة حتى الثانية صباحا.",
        "لا أحد في القرية يتحدث عن الرحيل. نقلت الخبازة دقيقها إلى الطابق العلوي، وأعارت المدرسة صالتها لثلاث عائلات، وجدّف المراكبي العجوز بالطبيبة إلى مريض خلف السد.",
        "يقول المهندسون إن الجدار بني لفيضان يأتي مرة كل مئة عام، ويعتقدون الآن أنه يأتي كل اثني عشر عاما. وسيكلف جدار ثان ما ينفقه الإقليم على طرقه في تسع سنوات.",
        "سيقرر المجلس في الربيع. وحتى ذلك الحين تعمل المضخات بأموال كانت مخصصة للمسبح، والمروج ملك للإوز.",
    ),
    "pt": (
        "Na noite de terça o rio voltou a subir e, pela manhã, os prados baixos estavam debaixo de água pela terceira vez este ano. Os voluntários empilharam sacos de areia até às duas junto ao caminho do moinho.",
        "Na aldeia ninguém fala em partir. A padeira levou a farinha para o andar de cima, a escola emprestou o ginásio a três famílias e o velho barqueiro levou a médica a um doente além do dique.",
        "Os engenheiros dizem que o muro foi feito para uma cheia que vem uma vez em cem anos. Agora acreditam que vem a cada doze. Um segundo muro custaria nove anos de estradas do distrito.",
    ),
    "it": (
        "Nella notte di martedì il fiume è salito di nuovo e al mattino i prati bassi erano sott'acqua per la terza volta quest'anno. I volontari avevano impilato sacchi di sabbia fino alle due lungo il vicolo del mulino.",
        "In paese nessuno parla di andarsene. La fornaia ha portato la farina al piano di sopra, la scuola ha prestato la palestra a tre famiglie e il vecchio traghettatore ha portato la dottoressa da un malato oltre l'argine.",
        "Gli ingegneri dicono che il muro fu costruito per una piena che arriva una volta ogni cento anni. Ora credono che arrivi ogni dodici. Un secondo muro costerebbe nove anni di strade.",
    ),
    "ko": (
        "화요일 밤 강물이 다시 불어나 아침에는 아래쪽 풀밭이 올해 세 번째로 물에 잠겼다. 자원봉사자들은 새벽 두 시까지 방앗간 골목을 따라 모래주머니를 쌓았다.",
        "마을에서 떠나겠다고 말하는 사람은 아무도 없다. 빵집 주인은 밀가루를 위층으로 옮겼고 학교는 세 가족에게 체육관을 빌려주었으며 은퇴한 뱃사공은 의사를 둑 너머 환자에게 데려다주었다.",
        "기술자들은 둑이 백 년에 한 번 오는 홍수에 맞춰 지어졌다고 말한다. 이제는 십이 년마다 온다고 본다. 두 번째 둑에는 군의 도로 예산 구 년치가 든다.",
    ),
    "pl": (
        "W nocy z poniedziałku na wtorek rzeka znów wezbrała i rano dolne łąki po raz trzeci w tym roku znalazły się pod wodą. Ochotnicy do drugiej układali worki z piaskiem wzdłuż młyńskiej uliczki.",
        "We wsi nikt nie mówi o wyjeździe. Piekarka przeniosła mąkę na piętro, szkoła użyczyła sali trzem rodzinom, a stary przewoźnik zawiózł lekarkę do chorego za wałem.",
        "Inżynierowie mówią, że wał zbudowano na powódź, która zdarza się raz na sto lat. Teraz sądzą, że co dwanaście. Drugi wał kosztowałby tyle, co dziewięć lat dróg w powiecie.",
    ),
}  # fmt: skip

ABOUT_ERRORS = (
    "When a server cannot find what was asked for it answers with the status 404 Not Found. The number has been with us since the first drafts of the protocol, and it is one of the few parts of it that everybody knows by name.",
    "A good error page tells the reader what went wrong in plain words, offers a way home and a search box, and does not blame anybody. The bad ones say that the page you are looking for could not be found and leave it at that; the worst answer with 200 OK, which search engines call a soft 404 because the status says that all is well.",
    "To find such pages on your own site, request an address that certainly does not exist and look at the status. If your server redirects every unknown address to the home page, fix that first: it hides broken links from the people who could repair them, and crawlers will keep coming back for pages that were deleted years ago.",
    "Log every miss together with its referrer. Most of them come from three sources: mistyped links in your own templates, old campaigns that nobody redirected, and robots guessing at files that only other systems have. The first two are yours to repair, and redirects for the most visited of them take an afternoon.",
    "Finally, decide what happens to content that is gone for good. The status 410 says exactly that and lets crawlers forget the address at once, while 404 leaves the question open. Whatever you choose, say so in the page's title, since readers with twenty tabs see nothing else of it.",
    "None of this is new, and none of it is hard; that it is still done badly on half of all sites is a matter of habit, and of nobody being in charge of the pages that are not there.",
)  # fmt: skip

ABOUT_PARKING = (
    "Buy this domain, says the page, and below it stand ten links to insurance and loans. Domain parking is what happens to names that nobody uses: the owner points them at a service, the service shows advertisements, and both share what the clicks bring in.",
    "A decade ago a portfolio of a few thousand names could feed a family. Since browsers began to search from the address bar fewer people type a name to see what is there, and the income of the parkers fell year by year. What remains is the hope of a sale: this domain is for sale is today the more honest half of such pages.",
    "For researchers parked domains are a nuisance, because they answer every address with a page that looks alive. A link checker that only asks for the status will call the citation of 2009 fine although the journal that stood there has long been replaced by offers for used cars.",
    "Registrars park names too, for as long as their new owners have not set anything up, and some keep expired names for a month in the hope that somebody forgot to renew. It is worth writing to them: we got three journals back that way, and one of them is read again.",
    "How many names are parked? Studies of name servers put the share near a tenth of all registrations, most of them with a dozen firms, which makes it fairly easy to tell them by where they point. The rest hide behind shared hosts, and there only the wording of the page gives them away.",
)  # fmt: skip

ABOUT_CAPTCHAS = (
    "Verify you are human, says the box, and once more we are looking for traffic lights. The puzzle is older than most of its solvers: in the nineties it was distorted letters, which machines learnt to read, then house numbers, which trained the maps of the firm that asked, and now it is often nothing at all but a box that watches how the mouse moves.",
    "For people who cannot see well the test is a wall. Checking your browser takes five seconds for most of us and for ever for those whose assistive software the script takes for a robot. The audio alternative was broken by speech recognition years ago, and has been made harder to hear since.",
    "Site owners answer that without it they would drown. Scrapers now ask for every page of a small archive several times a day, and the bill goes to whoever pays for the machine. Some let the browser compute something useless for a second before it may enter, a toll that is nothing to a reader and a lot to somebody who wants a million pages.",
    "What would help is boring: caches, plain pages that cost nothing to serve, and rules that a crawler's owner can read and keep. Some of the largest crawlers do keep them. That the others do not is no reason to make every reader enable JavaScript and cookies to continue.",
    "We have removed the puzzle from our contact form and put a question about the village there instead. In nine months it has let in four advertisements, and nobody has written to us that they could not answer it.",
)  # fmt: skip

ABOUT_PAYWALLS = (
    "Subscribe to continue reading is the sentence that readers of newspapers meet most often, and the one that fewest of them obey. A study of thirty titles found that of a thousand who meet it four subscribe, and that half of these had meant to do so anyway.",
    "There are three kinds of wall. The hard one shows a headline and two sentences to everybody. The metered one lets you read five articles a month and counts them in a cookie, which is why so many people know how to open a private window. The third asks a model how likely you are to pay, and decides from one article to the next.",
    "Libraries have begun to buy what their readers cannot. A card of the town library opens the archive of the regional paper back to 1871, and on Saturday mornings there is a queue in front of the two machines from which it may be printed.",
    "For those who cite, a wall is not a dead link. The text exists, and a reader with a subscription will find it. It should be said in the reference that access is restricted, as has been good practice with printed journals for as long as there have been any.",
    "The editor of the weekly with whom I spoke has no wall at all. His readers pay because he asks them to twice a year, in a letter that he signs by hand; he showed me the box with the answers, and it was heavy.",
)  # fmt: skip


def prose(language: str, times: int = 1) -> tuple[str, ...]:
    """Return the article in a language, or in English."""
    return ARTICLE.get(language, ARTICLE["en"]) * times
