import pytest

from crawler.citing import cite
from crawler.citing.text_roles import roles
from crawler.reading import read
from crawler.reading.document import Source
from crawler.reading.markdown import read_markdown
from crawler.reading.plaintext import read_plaintext

PROSE = (
    "The river that runs past the town has been lower this spring than in any year since the gauges were built, and "
    "the people who draw their water from it have begun to ask who decides how much is let through the dam.\n\n"
)


def roles_in(text: str, url: str | None = None) -> dict[str, str]:
    document = read_markdown(Source("a.md", text.encode(), url))
    return {link.text: role.value for link, role in zip(document.links, roles(document), strict=True)}


def article(*parts: str) -> str:
    return "# The river and the dam\n\n" + "\n\n".join(parts)


def test_links_in_prose_are_cited_with_and_without_a_target():
    found = roles_in(
        article(PROSE, "The [ministry](https://gov.test/r) was [asked in May](#) and said nothing of it.", PROSE)
    )
    assert found == {"ministry": "inline", "asked in May": "inline"}


@pytest.mark.parametrize(
    "line",
    [
        "By [Ana Costa](#)",
        "*Written by [Ana Costa](https://n.test/x)*",
        "Von [Ana Costa](#)",
        "Par [Ana Costa](#)",
        "Por [Ana Costa](#)",
        "Di [Ana Costa](#)",
        "Door [Ana Costa](#)",
        "Автор: [Ana Costa](#)",
        "作者：[Ana Costa](#)",
        "بقلم [Ana Costa](#)",
        "Copyright © [Ana Costa](#), The Valley Times, 2022",
        "Articles by: [Ana Costa](#)",
    ],
)
def test_bylines_name_authors(line):
    assert roles_in(article(line, PROSE)) == {"Ana Costa": "author"}
    assert roles_in(article(PROSE, PROSE, line))["Ana Costa"] == "author"


@pytest.mark.parametrize(
    "line",
    [
        "Tags: [water](#)",
        "Region: [water](#)",
        "Theme: [water](#)",
        "In-depth report: [water](#)",
        "Filed under [water](#)",
        "Themen: [water](#)",
        "Mots-clés : [water](#)",
        "Etiquetas: [water](#)",
        "Argomenti: [water](#)",
        "Categorias: [water](#)",
        "Trefwoorden: [water](#)",
        "Теги: [water](#)",
        "标签：[water](#)",
        "タグ：[water](#)",
        "الوسوم: [water](#)",
    ],
)
def test_labels_announce_topics(line):
    assert roles_in(article(line, PROSE)) == {"water": "taxonomy"}
    assert roles_in(article(PROSE, PROSE, line))["water"] == "taxonomy"


@pytest.mark.parametrize(
    "line",
    [
        "To receive our daily newsletter, [click here](#).",
        "Subscribe to our newsletter [here](#).",
        "Unseren Newsletter abonnieren Sie [hier](#).",
        "Pour vous inscrire à notre newsletter, [cliquez ici](#).",
        "Suscríbase a nuestro boletín [aquí](#).",
        "Подписка на рассылку [здесь](#).",
        "Um unseren Newsletter zu erhalten, [klicken Sie hier](#).",
        "Чтобы подписаться на рассылку, [нажмите здесь](#).",
        "订阅我们的通讯，[点击这里](#)。",
    ],
)
def test_click_here_in_a_call_to_subscribe_is_a_newsletter_link(line):
    assert set(roles_in(article(line, PROSE, PROSE)).values()) == {"newsletter"}


def test_click_here_in_prose_is_cited():
    assert roles_in(
        article(PROSE, "The full table of levels can be seen if you [click here](https://d.test/).", PROSE)
    ) == {"click here": "inline"}


def test_follow_us_links_are_share_links_and_a_network_in_prose_is_not():
    found = roles_in(
        article(
            "Follow us on [Instagram](#), [Twitter](#) and [Facebook](#).",
            PROSE,
            "The mayor wrote on [X](https://x.com/mayor/status/1) that the gates would open before the summer came.",
            PROSE,
        )
    )
    assert found == {"Instagram": "share", "Twitter": "share", "Facebook": "share", "X": "inline"}


@pytest.mark.parametrize(
    "line",
    [
        "The dam in spring (Source: [Ministry of Water](#))",
        "Photo: [Ministry of Water](#) / CC BY",
        "Image credit: [Ministry of Water](#)",
        "Der Damm. Foto: [Ministry of Water](#)",
        "Crédit photo : [Ministry of Water](#)",
        "Foto de [Ministry of Water](#)",
        "Фото: [Ministry of Water](#)",
        "图片来源：[Ministry of Water](#)",
    ],
)
def test_the_source_of_a_picture_is_an_image_credit(line):
    assert roles_in(article(PROSE, line, PROSE)) == {"Ministry of Water": "image-credit"}


@pytest.mark.parametrize(
    "line",
    [
        "Originally published at [The Valley Times](https://v.test/x).",
        "Source: [The Valley Times](https://v.test/x)",
        "Quelle: [The Valley Times](https://v.test/x)",
        "来源：[The Valley Times](https://v.test/x)",
    ],
)
def test_the_original_of_a_syndicated_article_is_its_source(line):
    assert roles_in(article(PROSE, PROSE, line))["The Valley Times"] == "source"


@pytest.mark.parametrize(
    "heading", ["References", "Bibliography", "Literatur", "Références", "Fuentes", "Литература", "参考文献", "المراجع"]
)
def test_entries_under_a_heading_of_references_are_references(heading):
    found = roles_in(article(PROSE, f"## {heading}", "1. Doe, J. [Rivers](https://b.test/)\n2. https://c.test/x"))
    assert set(found.values()) == {"reference"}


def test_notes_are_footnotes():
    assert roles_in(article(PROSE + "[^1]", "[^1]: See [the report](https://r.test/)."))["the report"] == "footnote"


@pytest.mark.parametrize(
    "heading",
    [
        "Related articles",
        "You may also like",
        "Lesen Sie auch",
        "À lire aussi",
        "Lea también",
        "Читайте также",
        "相关文章",
    ],
)
def test_lists_of_other_articles_are_related(heading):
    found = roles_in(article(PROSE, PROSE, f"### {heading}", "- [Five droughts in a row](/f)\n- [The last ferry](/l)"))
    assert set(found.values()) == {"related"}


def test_an_article_goes_on_after_a_list_of_others_in_its_midst():
    found = roles_in(
        article(
            PROSE,
            "**Related**",
            "[Five droughts](/f)",
            PROSE,
            "It was [the ministry](https://m.test) that closed it in May, as many had feared it would.",
            PROSE,
        )
    )
    assert found == {"Five droughts": "related", "the ministry": "inline"}


def test_share_and_intent_urls_are_share_links_wherever_they_stand():
    found = roles_in(
        article(
            PROSE,
            "[a](https://www.facebook.com/sharer/sharer.php?u=x) [b](https://twitter.com/intent/tweet?url=x) "
            "[c](mailto:?subject=x&body=y)",
        )
    )
    assert set(found.values()) == {"share"}


def test_addresses_are_contacts():
    found = roles_in(
        article(
            PROSE,
            PROSE,
            "Contact: [desk@n.test](mailto:desk@n.test)",
            "www.n.test contains copyrighted material. All rights reserved by its owners.",
        )
    )
    assert found == {"desk@n.test": "contact", "www.n.test": "contact"}


def test_a_link_within_the_article_is_its_own():
    assert roles_in(
        article(PROSE, "As [said above](#levels), the level fell by a third in the spring of that year.")
    ) == {"said above": "self"}


def test_menus_around_a_whole_page_are_no_citations():
    menu = "\n".join(f"- [Section {i}](/s{i})" for i in range(15))
    teasers = "\n\n".join(f"[A story about number {i} and what it means](/story/{i})" for i in range(10))
    found = roles_in(
        f"{menu}\n\n# The dam\n\n{PROSE}The [report](https://gov.test/r) is out now, and it says so plainly.\n\n"
        f"{PROSE}\n\n{teasers}\n\n{menu}",
        "https://n.test/a",
    )
    assert [text for text, role in found.items() if role == "inline"] == ["report"]


def test_frames_are_embedded():
    assert roles_in(article(PROSE, '<iframe src="https://video.test/1" title="The dam"></iframe>', PROSE)) == {
        "The dam": "embed"
    }


def test_bare_urls_of_plain_text_are_cited():
    text = (
        f"THE RIVER\n\n{PROSE}The report is at https://gov.test/r (in German).\n\n[1] Data: https://d.test/x\n".encode()
    )
    document = read_plaintext(Source("a.txt", text))
    assert [role.value for role in roles(document)] == ["inline", "footnote"]


def test_notes_behind_a_list_of_references_are_notes():
    text = "Words.[^1]\n\n## References {#references .big}\n\n1. A <https://a.example/1>\n\n[^1]: See <https://a.example/2>.\n"
    document = read(Source("a.md", text.encode()))
    assert [citation.role.value for citation in cite(document, "a")] == ["reference", "footnote"]
    assert {block.headings for block in document.blocks[-1:]} == {("References",)}


def test_a_paragraph_that_begins_with_a_mark_of_the_text_is_a_note():
    text = "# A\n\nWords [1] and *more*.\n\n[1] See <https://a.example/2>.\n\n[2] Not <https://a.example/3>.\n"
    document = read(Source("a.md", text.encode()))
    assert [citation.role.value for citation in cite(document, "a")] == ["footnote", "inline"]


@pytest.mark.parametrize(
    "text",
    [
        "[Docs](https://docs.test/) [About](https://a.test/about) [Blog](https://a.test/blog)",
        "[GitHub](https://github.com/a/b) | [YouTube](https://www.youtube.com/watch?v=x)",
        "## Links\n\n[One](https://a.test/1)\n\n[Two](https://b.test/2)",
        "## See also\n\n* [One](https://a.test/1)\n* [Two](https://a.test/2)",
        "Tools that we like:\n\n" + "\n".join(f"* [Tool {n}](https://a.test/{n})" for n in range(20)),
        "https://a.test/1\nhttps://b.test/subscribe\n",
    ],
)
def test_all_links_of_a_list_of_links_are_cited(text):
    assert set(roles_in(text).values()) == {"inline"}


def test_a_list_of_links_has_addresses_of_people_and_places_of_its_own_too():
    found = roles_in(
        "[Mail](mailto:a@b.test) [Part](#part) [One](https://a.test/1)\n\n## Part\n\n[Two](https://a.test/2)"
    )
    assert found == {"Mail": "contact", "Part": "self", "One": "inline", "Two": "inline"}
