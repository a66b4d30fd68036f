"""What people write around links of each role.

English, German, French, Spanish, Italian, Portuguese, Dutch, Russian, Chinese, Japanese and Arabic. A pattern is
matched against text whose case is folded and whose white space is single spaces.
"""

import re
from collections.abc import Iterable


def _words(*phrases: str) -> re.Pattern[str]:
    """Match any of the phrases as whole words; in scripts without spaces, anywhere."""
    spaced = [phrase for phrase in phrases if not _spaceless(phrase)]
    dense = [phrase for phrase in phrases if _spaceless(phrase)]
    parts = [rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)"] if spaced else []
    return re.compile("|".join([*parts, *dense]))


def _heading(*phrases: str) -> re.Pattern[str]:
    """Match a heading that consists of one of the phrases, whatever numbers and marks stand around it."""
    return re.compile(rf"[\W\d_]*(?:{'|'.join(phrases)})[\W\d_]*")


def _spaceless(phrase: str) -> bool:
    return any("\u3040" <= char <= "\u9fff" for char in phrase)


def folded(text: str) -> str:
    """Return text as the patterns expect it."""
    return " ".join(text.casefold().split())


def first(patterns: Iterable[re.Pattern[str]], text: str) -> re.Match[str] | None:
    """Return the match of the first pattern that matches somewhere."""
    return next((found for pattern in patterns if (found := pattern.search(text))), None)


REFERENCES_HEADING = _heading(
    "references?(?: cited)?(?: and notes)?", "references and (?:further )?reading", "bibliography", "works cited",
    "literature(?: cited)?", "sources?(?: and references| cited)?", "citations", "further reading",
    "literatur(?:verzeichnis|angaben)?", "quellen(?:verzeichnis|angaben)?", "quellen und literatur", "einzelnachweise",
    "belege", "weblinks", "bibliogra(?:ph|f)i[ea]", "bibliografía", "références(?: bibliographiques)?",
    "sources et références",
    "notes et références", "referencias(?: bibliográficas)?", "fuentes", "riferimenti(?: bibliografici)?", "fonti",
    "referências(?: bibliográficas)?",
    "fontes", "bronnen(?:lijst)?", "literatuur", "referenties", "литература", "источники", "список литературы",
    "ссылки",
    "примечания", "参考(?:文献|资料|資料)", "參考(?:文獻|資料)", "引用(?:文献|文獻)?", "出典", "資料来源",
    "资料来源", "المراجع", "مراجع", "المصادر", "مصادر",
)  # fmt: skip
NOTES_HEADING = _heading(
    "(?:foot|end)?notes?", "fu(?:ß|ss)noten", "anmerkungen", "endnoten", "notes de (?:bas de page|fin)",
    "notas(?: al pie| de rodapé)?",
    "note(?: a piè di pagina)?", "voetnoten", "noten", "eindnoten", "сноски", "注释", "注釋", "脚注", "註", "注",
    "尾注", "الهوامش", "هوامش",
)  # fmt: skip
RELATED_HEADING = re.compile(
    r"[\W\d_]*(?:(?:you (?:may|might|will|should) (?:also )?(?:like|enjoy|be interested|read)"
    r"|(?:we )?recommend(?:ed|s|ations)?(?: for you| reading| stories| posts| articles)?"
    r"|read (?:more|next|also|on|this next)|more (?:from|on|in|stories|news|articles|posts|like this|about"
    r"|to read|coverage|reading|great)|related(?: (?:posts?|articles?|stor(?:y|ies)|"
    r"content|topics?|news|links?|reading|coverage|items|stories|entries|pages))?|(?:most|top) (?:popular|read"
    r"|viewed|shared|recent|commented|emailed|stories|news|posts)|popular(?: (?:posts|articles|now|stories|on"
    r"|this))?"
    r"|latest(?: (?:news|posts|articles|stories|from|in|videos?))?|recent(?: (?:posts|articles|stories|news"
    r"|entries|comments))?|trending(?: now)?|what(?:['’]s| to read)? next|what to read next|up next|next (?:up"
    r"|article|post|story)"
    r"|previous (?:article|post|story)|editor['’]?s['’]? (?:picks?|choice)|don['’]t miss|in case you missed it"
    r"|keep reading|continue reading|further (?:reading|stories)|featured(?: (?:posts?|articles?|stories|video))?"
    r"|from (?:the web|around the web|our partners)|around the web|sponsored|promoted|also (?:read|see|on|in)"
    r"|see also|explore more|discover more|elsewhere|similar (?:posts|articles|stories)"
    r"|mehr (?:zum thema|von|aus|artikel|lesen|dazu)|weitere (?:artikel|beiträge|themen|meldungen|nachrichten)"
    r"|lesen sie (?:auch|mehr)|auch interessant|das könnte (?:sie|dich) (?:auch )?interessieren|meistgelesen"
    r"|ähnliche|verwandte"
    r"|à lire (?:aussi|également)|lire aussi|sur le même (?:sujet|thème)|articles? (?:liés?|similaires|connexes"
    r"|récents)|les plus (?:lus|populaires)|voir aussi|vous aimerez"
    r"|(?:artículos|noticias|contenidos?) relacionad[oa]s|relacionad[oa]s?|te puede interesar|lo más (?:leído"
    r"|visto)|más (?:noticias|sobre|de|información|leídas)|lea también|ver también|además"
    r"|leggi anche|articoli correlati|potrebbe interessarti|ti potrebbe|i più letti|correlati|altri articoli"
    r"|leia (?:também|mais)|(?:artigos|notícias|conteúdos?) relacionad[oa]s|veja também|mais lidas|saiba mais"
    r"|lees (?:ook|verder|meer)|gerelateerd(?:e .*)?|meer (?:over|van|nieuws)|meest gelezen|zie ook"
    r"|читайте также|по теме|похожие.*|другие (?:новости|статьи|материалы)|популярн.*|материалы по теме"
    r"|смотрите также|еще по теме|ещё по теме|см\. также"
    r"|相关(?:文章|阅读|新闻|推荐|链接).*|相關(?:文章|新聞|閱讀|連結).*|推荐(?:阅读|文章)?|推薦.*|延伸(?:阅读"
    r"|閱讀)|热门.*|熱門.*|猜你喜欢|更多.*|関連(?:記事|リンク|ニュース).*|おすすめ.*|人気(?:記事)?.*"
    r"|あわせて読みたい|こちらも.*|新着.*|最新.*"
    r"|(?:مقالات|مواضيع|أخبار|اخبار) (?:ذات صلة|مشابهة|متعلقة|أخرى)|اقرأ (?:أيضا|أيضاً|ايضا|المزيد)"
    r"|الأكثر (?:قراءة|شعبية)|ذات صلة|شاهد أيضا)(?:$|[\W\d_]|\s).{0,40})"
)
COMMENTS_HEADING = re.compile(
    r"[\W\d_]*(?:(?:leave|post|add|write|submit) (?:a |your )?(?:comment|reply)|(?:reader |user |top |all |view "
    r"|show |\d+ )?comments?(?: section| policy| are closed| closed)?|responses?|discussion|conversation"
    r"|join the (?:conversation|discussion)|what do you think"
    r"|\d+ (?:responses|replies|thoughts).{0,80}|kommentare?.{0,20}|leserkommentare|commentaires?.{0,20}"
    r"|comentarios?.{0,20}|deja (?:un comentario|una respuesta).*|commenti.{0,20}|lascia un commento.*"
    r"|comentários.{0,20}|deixe.*(?:comentário|resposta).*"
    r"|reacties?.{0,20}|комментари(?:и|ев|й).{0,20}|оставить комментарий|评论.{0,10}|留言.{0,10}|評論.{0,10}"
    r"|コメント.{0,10}|تعليقات|التعليقات|أضف تعليق.*|اترك تعليق.*|replies|cancel reply|trackbacks?|pingbacks?"
    r"|webmentions?)[\W\d_]*"
)
FURNITURE_HEADING = re.compile(
    r"[\W\d_]*(?:(?:main |site |footer )?(?:navigation|menu|footer|sidebar|site ?map|search)"
    r"|share(?: this)?(?: article| post| story| page)?|follow(?: us)?(?: on)?.{0,30}"
    r"|(?:stay )?connect(?:ed)?(?: with us)?|subscribe.{0,60}|(?:our )?newsletters?.{0,40}|sign up.{0,60}"
    r"|get (?:the|our) .{0,30}newsletter.*|join us|support us|donate.{0,30}"
    r"|categories|archives?|tags?|topics?|filed under|blogroll|meta|links|sections?|pages|company|about(?: us)?"
    r"|contact(?: us)?|legal|help|more|products|resources|account|log ?in|services|advertise(?:ment)?|advertising"
    r"|ads?|privacy.{0,30}|cookies?.{0,30}|terms.{0,30}|languages?|in other languages|tools|network|our (?:sites"
    r"|network|apps)|apps?|social(?: media)?|editions?|quick links|useful links"
    r"|teilen.{0,30}|folgen sie uns.{0,30}|navigation|themen|kategorien|schlagw(?:ö|oe)rter|impressum|kontakt"
    r"|service|partager.{0,30}|suivez-nous.{0,30}|catégories|étiquettes|mots-clés|compartir.{0,30}"
    r"|síguenos.{0,30}|etiquetas|categorías|archivos?|condividi.{0,30}|seguici.{0,30}|categorie|etichette"
    r"|compartilhe.{0,30}|siga-nos.{0,30}|categorias|delen|volg ons.{0,30}|categorieën"
    r"|поделиться.{0,30}|рубрики|теги|метки|архивы?|分享.{0,10}|标签|標籤|分类|分類|关注我们|シェア.{0,10}|タグ"
    r"|カテゴリ.{0,3}|フォロー.{0,10}|アーカイブ|شارك.{0,20}|تصنيفات|وسوم|الكلمات المفتاحية"
    r"|تابعنا.{0,20})[\W\d_]*"
)
AUTHOR_HEADING = re.compile(
    r"[\W\d_]*(?:about (?:the )?authors?|about the (?:writer|contributor|editor)s?|(?:written|posted) by.{0,60}"
    r"|authors?|contributors?|über (?:den autor|die autorin|die autoren)|zum autor.*|zur autorin"
    r"|à propos de l['’]aute.*|sobre (?:el autor|la autora|o autor|a autora|los autores)|(?:sull['’]autor[ei]"
    r"|l['’]autor[ei])|over de auteur.*"
    r"|об авторах?|关于作者|作者(?:简介|介紹|简介)?|著者(?:について|紹介|プロフィール)?|この記事を書いた人"
    r"|ライター|عن (?:الكاتب|المؤلف))[\W\d_]*"
)

NEWSLETTER = _words(
    r"newsletters?", r"subscri(?:be|bed|ber|ption)s?", r"sign ?up", r"mailing list", r"donat(?:e|ion|ions|ing)",
    r"become an? (?:member|patron|supporter|subscriber|contributor|friend)",
    r"join (?:us|now|today)", r"support (?:us|our (?:work|journalism))", r"membership",
    r"make a (?:gift|contribution)", r"patreon",
    r"abonnieren", r"abonnier\w*", r"abonnement\w*", r"anmelden", r"spenden?", r"mitglied werden",
    r"unterstützen sie uns", r"abonne[zr][- ]?vous", r"s['’]abonner", r"inscri(?:vez|re)[- ]vous",
    r"s['’]inscrire", r"faire un don", r"lettre d['’]information", r"infolettre",
    r"suscr[ií]b\w+", r"bolet[ií]n", r"don(?:a|ar|ativo|aciones?)", r"hazte soci[oa]", r"iscri(?:viti|zione)",
    r"abbonati", r"dona(?:zione)?", r"sostienici", r"assine", r"inscreva-se", r"doe", r"doação", r"seja membro",
    r"boletim", r"nieuwsbrief", r"abonneer\w*", r"doneer", r"word lid",
    r"подпис(?:ка|аться|аться на|ывайтесь|ку|ки|аться)\w*", r"рассылк\w+", r"пожертв\w+", r"订阅", r"訂閱",
    r"捐(?:款|赠|贈)", r"购读|購読", r"メルマガ", r"メールマガジン", r"ニュースレター", r"会員登録", r"寄付",
    r"登録する", r"اشترك", r"الاشتراك", r"النشرة (?:البريدية|الإخبارية)", r"نشرتنا", r"تبرع",
)  # fmt: skip
CALL_TO_ACTION = re.compile(
    r"[\W_]*(?:click here|here|this (?:link|page|form)|sign ?up(?: (?:here|now|today|for .{1,60}|to .{1,60}))?"
    r"|subscri(?:be|ption)(?: .{0,40})?|join(?: .{0,30})?|donate(?: .{0,30})?|register(?: .{0,20})?|newsletters?"
    r"|learn more|find out more|(?:klicken sie (?:bitte )?)?hier(?: klicken)?|jetzt .{1,30}|(?:cliquez )?ici"
    r"|(?:(?:haga|haz|hacer) clic |pulse |pinche |pincha )?aquí|(?:(?:clicca|cliccare|cliccate) )?qui"
    r"|(?:(?:clique|clicar) )?aqui|(?:klik|klikt u) hier|(?:нажмите )?(?:здесь|тут|сюда)"
    r"|点击(?:这里|此处)|點擊.{0,4}|这里|此处|こちら(?:から)?|ここ(?:を.{0,6})?|(?:اضغط )?هنا)[\W_]*"
)
SHARE_VERB = _words(
    r"follow(?: .{0,30})? (?:us|me|him|her|them|on)", r"follow", r"share(?: (?:this|on|via|it))?", r"shares?",
    r"tweet(?: this)?", r"like us", r"find us", r"connect with us", r"visit us", r"pin it", r"print",
    r"e-?mail this", r"join us on",
    r"folge(?:n|t)?(?: sie)?(?: uns)?", r"teilen", r"weitersagen", r"suivez(?:-nous|-moi)?", r"partage[rz]?",
    r"retrouvez-nous", r"s[ií]gu(?:e|enos|eme|e a|enos en)\w*", r"comparti[rd]?", r"comparte", r"seguici",
    r"seguimi", r"condividi", r"siga(?:-nos|-me)?", r"compartilh\w+", r"volg(?: ons)?", r"delen", r"deel",
    r"подписывайтесь на нас", r"следите", r"подел\w+", r"мы в", r"关注", r"關注", r"分享", r"フォロー", r"シェア",
    r"ツイート", r"تابعونا", r"تابعنا", r"شارك(?:ها|ه|نا)?", r"مشاركة",
)  # fmt: skip
NETWORK_NAME = re.compile(
    r"[\W_]*(?:(?:share |tweet |follow (?:us |me )?|find us |like us |visit us |join us |post |save |send |our "
    r"|us )*(?:on |to |via |by |with )?)?(?:our )?(?:facebook|twitter|x|instagram|linkedin|pinterest|reddit"
    r"|whats ?app|telegram|youtube|tumblr|tiktok|mastodon|bluesky|threads|flipboard|pocket|snapchat|vk|вконтакте"
    r"|odnoklassniki|одноклассники|ok|xing|weibo|微博|新浪微博|wechat|微信|qq(?:空间)?|line|はてなブックマーク"
    r"|hacker ?news|google ?(?:\+|plus)|digg|delicious|stumbleupon|evernote|e-?mail|print|copy link|rss(?: feed)?"
    r"|buffer|xing|viber|messenger|skype|discord|soundcloud|spotify|vimeo|flickr|github|feedly|parler|gab|gettr"
    r"|truth social|rumble|substack|فيسبوك|تويتر|واتساب|تيليجرام|انستغرام|يوتيوب)"
    r"(?: page| channel| account| group| profile)?(?: \(opens in new window\)| share)?[\W_\d]*"
)
COMMENT = re.compile(
    r"[\W\d_]*(?:comments?(?: on| \(|$|[\W\d_]*$)|leave a (?:comment|reply)|(?:view|show|add|post|read|see"
    r"|write)(?: all| a| the| your)?(?: \d+)? comments?|no comments?|reply|permalink|report(?: abuse| this)?|like"
    r"|flag|kommentare?(?: |$)|kommentieren|commentaires?|commenter|réagir|comentarios?|comentar|commenti"
    r"|commenta|comentários|reacties|reageer|комментари|комментировать|评论|評論|留言|コメント|تعليق)"
)
TAXONOMY_LABEL = _words(
    r"tags?", r"tagged(?: (?:with|as|in|under))?", r"topics?", r"themes?", r"regions?", r"categor(?:y|ies)",
    r"filed (?:under|in|to)", r"posted (?:in|under)", r"published in", r"sections?", r"subjects?", r"keywords?",
    r"in-depth reports?", r"channels?", r"labels?", r"more (?:on|about)(?: these)?(?: topics?)?", r"explore",
    r"departments?", r"series", r"issue", r"places?", r"countr(?:y|ies)",
    r"themen?", r"schlagw(?:ort|orte|örter)", r"kategorien?", r"stichw(?:ort|orte|örter)", r"rubrik(?:en)?",
    r"ressort", r"mots[- ]clés?", r"étiquettes?", r"catégories?", r"rubriques?", r"thèmes?", r"sujets?",
    r"dossiers?", r"etiquetas?", r"categorías?", r"temas?", r"palabras clave", r"archivado en", r"etichette",
    r"categori[ae]", r"argoment[oi]", r"temi", r"parole chiave", r"categorias?", r"assuntos?", r"palavras-chave",
    r"marcadores", r"tópicos?",
    r"onderwerp(?:en)?", r"trefwoorden", r"categorie(?:ën)?", r"rubriek", r"теги?", r"метки?", r"рубрик[аи]",
    r"категори[яи]", r"тем[аы]", r"ключевые слова", r"标签", r"標籤", r"分类", r"分類", r"关键词", r"關鍵字",
    r"主题", r"タグ", r"カテゴリー?", r"キーワード", r"テーマ", r"الوسوم", r"وسوم", r"تصنيفات?", r"التصنيف",
    r"الكلمات (?:المفتاحية|الدلالية)", r"القسم", r"مواضيع",
)  # fmt: skip
SOURCE_LABEL = re.compile(
    r"[\W_]*(?:(?:the )?original (?:source|article|version|post|text|publication|story)(?: of this (?:article"
    r"|post|story))?|(?:originally |first )?(?:published|appeared|posted)(?: (?:on|at|in|by))?|this (?:article"
    r"|post|story|piece|essay|interview)(?: was| is)?(?: originally| first| has)? .{0,40}(?:published|appeared"
    r"|posted|adapted|reprinted|republished)(?: .{0,30})?"
    r"|republished (?:from|with)|reprinted (?:from|with)|source|via|h/?t|hat tip|read the (?:full|original"
    r"|rest).{0,40}|quelle|originalartikel|zuerst (?:erschienen|veröffentlicht)|im original|source originale"
    r"|article original|(?:initialement )?(?:paru|publié)(?:e)? (?:dans|sur|par)|fuente(?: original)?"
    r"|publicado originalmente|artículo original|fonte(?: originale)?|articolo originale"
    r"|pubblicato originariamente|fonte original|publicado originalmente"
    r"|bron|oorspronkelijk|источник|оригинал(?: статьи)?|原文(?:链接|連結|地址|出处)?|来源|來源|转载自|轉載自"
    r"|元記事|出典|原文|引用元|情報元|المصدر|نشر(?:ت)? (?:في الأصل|أصلا))(?:\s*[:：|\-–—]|\s(?:in|on|at|by|from"
    r"|dans|en|im|bei|su|na|no|op|в|на)\s|\s|$)"
)
_PICTURES = (
    "photo(?:graph|graphs|s|graphy)?|pictures?|images?|illustrations?|artwork|graphic|screenshot|chart|map|still|video"
    "|foto(?:s|grafie|grafía|grafia)?|bild(?:er|quelle|nachweis|rechte)?|abbildung|grafik|photographie|imagen"
    "|ilustración"
    "|immagine|illustrazione|imagem|ilustração|afbeelding|beeld|фото|изображение|иллюстрация"
)
PICTURE = re.compile(
    rf"(?<!\w)(?:{_PICTURES})(?!\w)|credits?(?!\w)|courtesy|crédit|図|图|圖|照片|摄影|攝影|写真|画像|撮影|صورة|تصوير"
)
CREDIT = re.compile(
    rf"(?:(?<!\w)(?:(?:(?:{_PICTURES})\s*)?(?:credits?|source|courtesy(?: of)?|quelle|fuente|fonte|bron|crédits?"
    rf"|источник|via)"
    rf"|(?:{_PICTURES})(?:\s+(?:by|from|of|von|de|di|du|par|por|van|door))?)\s*(?:by|to|of|from|photo)?\s*[:：/|©]?"
    r"|©|(?:图片?|圖片?|照片|写真|画像|供图)?(?:来源|來源|提供|出典|撮影|摄影|攝影|图源)\s*[:：/]?"
    r"|(?:مصدر )?(?:الصورة|المصدر|تصوير)\s*[:：]?)"
    r"\s*[\"“(]*$"
)
COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\)|urheberrecht|alle rechte vorbehalten|tous droits réservés|todos los derechos"
    r"|tutti i diritti|todos os direitos|alle rechten|авторск|все права|版权|版權|著作権|حقوق)[^.]{0,80}$"
)
AUTHOR_LABEL = re.compile(
    r"(?:articles?|posts?|stories|more|texte|artikel|alle artikel|artículos|articoli|artigos|статьи|文章|記事|مقالات)"
    r"\s+(?:by|von|de|di|van|par|por|from)\s*:?\s*$"
    r"|(?:^|[|·•,;:–—-]\s*|\d\s+)(?:(?:written|posted|published|updated|reported|reviewed|edited|story|text|words"
    r"|submitted)\s+)?"
    r"(?:by|author|von|par|por|di|door|автор|作者|文|記者|بقلم|كتب)\s*[:：]?\s*$"
)
LEGAL = _words(
    r"copyright(?:ed)?", r"©", r"all rights reserved", r"disclaimer", r"fair use", r"terms (?:of|and)",
    r"privacy policy", r"permission", r"creative commons", r"licen[sc]ed? under", r"cookies?", r"trademarks?",
    r"alle rechte vorbehalten", r"urheberrecht\w*", r"haftung\w*", r"impressum", r"datenschutz\w*",
    r"droits d['’]auteur", r"tous droits réservés", r"mentions légales", r"derechos (?:de autor|reservados)",
    r"aviso legal", r"diritti (?:d['’]autore|riservati)", r"direitos (?:autorais|reservados)", r"auteursrecht\w*",
    r"alle rechten", r"авторск\w+ прав\w*", r"все права защищены", r"版权", r"版權", r"著作権", r"免责声明",
    r"免責", r"حقوق (?:النشر|الطبع)", r"جميع الحقوق",
)  # fmt: skip
CONTACT = _words(
    r"contact(?: us)?", r"e-?mail us", r"write to us", r"reach (?:us|out)", r"inquiries", r"enquiries",
    r"get in touch", r"tip us", r"send (?:us )?tips", r"kontakt(?:ieren)?", r"contacte[zr](?:-nous)?", r"contacto",
    r"contáctenos", r"contatti", r"contattaci", r"contato", r"fale conosco", r"neem contact", r"контакт\w*",
    r"联系(?:我们)?", r"聯絡", r"お問い合わせ", r"اتصل بنا", r"للتواصل",
)  # fmt: skip
NAVIGATION_TEXT = re.compile(
    r"[\W\d_]*(?:home(?: ?page)?|menu|search|log ?(?:in|out)|sign ?(?:in|out)|register|skip to .{0,30}"
    r"|back to .{0,20}|top|next(?: (?:page|post|article|story))?|prev(?:ious)?(?: (?:page|post|article|story))?"
    r"|older(?: posts?)?|newer(?: posts?)?|more|read more|continue reading|about(?: us)?|contact(?: us)?"
    r"|privacy(?: policy| & cookies| notice)?|terms(?: (?:of (?:use|service)|and conditions|& conditions))?"
    r"|cookie (?:policy|settings|preferences)|advertise(?: with us)?|careers|jobs|help|faqs?|sitemap|archives?"
    r"|edit|view source|history|print|download|close|expand|show (?:more|all)|see (?:more|all)|view (?:more|all)"
    r"|load more|permalink|impressum|datenschutz|startseite|anmelden|accueil|inicio|início|principal|главная|首页"
    r"|首頁|ホーム|トップ|الرئيسية)[\W\d_]*"
)
