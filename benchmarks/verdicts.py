"""How well links are judged: `python -m benchmarks.verdicts`, from the project's folder.

Judges the labelled exchanges of tests/data/verdicts and prints a confusion matrix with precision and recall of every
status and reason, first as captured alone and then with what a neighbour of the target meets wherever a run would ask
for one: the case's own probe, or else a 404 beside what lives, and beside the rest what is there itself. With folders
of HTML pages as arguments, also what is said of those: `--living DIR`, `--absent DIR` (pages of a folder are taken for
answers of 200 at a deep address; `.gz` is unpacked).
"""

import argparse
import gzip
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from crawler.judging import judge
from crawler.judging.probing import probe_wanted
from crawler.policy import Confirm
from tests.data.verdicts.building import answer
from tests.data.verdicts.cases import Case, cases, unseen_cases
from tests.data.verdicts.judging import NOW, exchange_of, hop, is_right, verdict_on

ADDRESS = "https://site.example/texts/2019/an-evening-by-the-lake"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--named", default="", help="only the labelled cases whose names begin so")
    parser.add_argument("--unseen", action="store_true", help="the labelled cases that no rule was made by")
    parser.add_argument("--living", type=Path, help="a folder of pages that live")
    parser.add_argument("--absent", type=Path, help="a folder of error pages")
    arguments = parser.parse_args()
    labelled(unseen_cases() if arguments.unseen else cases(), arguments.named)
    for name, folder in (("living", arguments.living), ("absent", arguments.absent)):
        if folder is not None:
            unlabelled(name, folder)


def labelled(links: Iterable[Case], named: str) -> None:
    """Judge the labelled cases whose names begin as said, without a neighbour's answer and with it."""
    chosen = [case for case in links if case.name.startswith(named)]
    for way, asked in (("as captured alone", False), ("with neighbours", True)):
        pairs: list[tuple[str, str]] = []
        wrong = []
        for case in chosen:
            verdict = verdict_on(case if asked else replace(case, probe=()), asked=asked)
            truth = f"{case.status}/{case.reason}"
            given = truth if is_right(case, verdict) else f"{verdict.status.value}/{verdict.reason.value}"
            pairs.append((truth, given))
            if given != truth:
                wrong.append(f"  {case.name}: {truth}, judged {given}")
        print(f"{way}: {len(pairs)} labelled links, {len(wrong)} judged otherwise")
        print("\n".join(wrong))
        table("status", [(truth.split("/")[0], given.split("/")[0]) for truth, given in pairs])
        table("status/reason", pairs)


def table(what: str, pairs: Iterable[tuple[str, str]]) -> None:
    """Print precision and recall, and where the rest went."""
    pairs = list(pairs)
    print(f"\n{what:24} links precision recall  judged otherwise")
    for label in sorted({name for pair in pairs for name in pair}):
        true = [given for truth, given in pairs if truth == label]
        said = [truth for truth, given in pairs if given == label]
        hits = sum(given == label for given in true)
        precision = f"{hits / len(said):9.3f}" if said else "        -"
        recall = f"{hits / len(true):6.3f}" if true else "     -"
        others = Counter(given for given in true if given != label)
        print(
            f"{label:24} {len(true):5} {precision} {recall}  {', '.join(f'{n} {name}' for name, n in others.items())}"
        )


def unlabelled(name: str, folder: Path) -> None:
    """Judge a folder of pages, each as the answer to a deep address."""
    counted: Counter[str] = Counter()
    probes, seconds, number = 0, 0.0, 0
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        said = answer(ADDRESS, data, content_type="text/html")
        exchange_of(said).close()
        began = time.process_time()
        read = hop(said)
        if read.refresh is not None and read.redirects_to is not None:
            counted["(sent on by refresh)"] += 1
            continue
        verdict = judge([read], max_redirects=20, confirm=Confirm(), now=NOW)
        seconds += time.process_time() - began
        number += 1
        probes += probe_wanted([read])
        counted[f"{verdict.status.value}/{verdict.reason.value}"] += 1
    print(
        f"\n{name}: {sum(counted.values())} pages, {probes} want a probe, {1000 * seconds / max(number, 1):.1f} ms each"
    )
    for label, count in counted.most_common():
        print(f"  {count:5} {label}")


if __name__ == "__main__":
    main()
