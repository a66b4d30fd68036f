"""What a check found, as a JUnit report."""

import re
from xml.etree import ElementTree as ET

from crawler.cli import terminal
from crawler.cli.checked import FRAGMENT, Checked, CheckedArticle, CheckedLink, source_name
from crawler.vocabulary import Status

# What XML 1.0 §2.2 does not allow anywhere, not even escaped.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(found: Checked) -> str:
    """Return a JUnit report: a suite an article, a test a link.

    Elements and attributes are those of the schema of Jenkins' xUnit plugin (junit-10.xsd), which the readers of other
    CI systems agree with. A link that is neither right nor wrong (suspect, blocked) is a test that was skipped.
    """
    suites = [_suite(article) for article in found.articles]
    suites += [_unreadable(failure.source, failure.message) for failure in found.summary.unreadable]
    counts = {
        key: str(sum(int(suite.get(key, "0")) for suite in suites)) for key in ("tests", "failures", "errors")
    }  # fmt: skip
    root = ET.Element("testsuites", {"name": "evercite check", **counts, "time": f"{found.summary.seconds:.3f}"})
    root.extend(suites)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(article: CheckedArticle) -> ET.Element:
    tests = [_test(link) for link in article.links]
    suite = ET.Element("testsuite", {
        "name": _xml(article.name),
        "tests": str(len(tests)),
        "failures": str(sum(test.find("failure") is not None for test in tests)),
        "errors": "0",
        "skipped": str(sum(test.find("skipped") is not None for test in tests)),
    })  # fmt: skip
    suite.extend(tests)
    return suite


def _test(link: CheckedLink) -> ET.Element:
    name = link.name
    test = ET.Element("testcase", {"name": _xml(name), "classname": _xml(source_name(link.source))})
    said = f"{link.headline}: {link.why}"
    if link.failed:
        failure = ET.SubElement(test, "failure", {"message": _xml(said), "type": _xml(_type(link))})
        failure.text = _xml(f"{source_name(link.source)}, {link.place}: {name}\n{said}")
    elif link.status is not Status.LIVE:
        ET.SubElement(test, "skipped", {"message": _xml(said)})
    elif link.finding.moved_to or link.finding.part is not None:
        ET.SubElement(test, "system-out").text = _xml(said)
    return test


def _type(link: CheckedLink) -> str:
    """Return what a failure is called, as ``--fail-on`` takes it."""
    return FRAGMENT if link.finding.part is not None else link.state.replace(" ", "/")


def _unreadable(source: str, message: str) -> ET.Element:
    name = _xml(source_name(source))
    suite = ET.Element("testsuite", {"name": name, "tests": "1", "failures": "0", "errors": "1", "skipped": "0"})
    test = ET.SubElement(suite, "testcase", {"name": "the source can be read", "classname": name})
    ET.SubElement(test, "error", {"message": _xml(message), "type": "unreadable"})
    return suite


def _xml(text: str) -> str:
    return _NO_XML.sub("\ufffd", "\n".join(terminal.plain(line) for line in text.split("\n")))
