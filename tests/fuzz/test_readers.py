"""Every reader on spoiled files: an article or one line that says why not, and never an error that nobody foresaw.

``make fuzz`` does it at length; EVERCITE_FUZZ says how many spoiled files are made of each whole one.
"""

import os
from pathlib import Path
from random import Random

import pytest

from crawler.citing import cite
from crawler.reading import Source, UnreadableSource, read
from tests.fuzz.mutating import mutated

FILES = sorted((Path(__file__).parents[1] / "data" / "formats").iterdir())
ROUNDS = int(os.environ.get("EVERCITE_FUZZ", "12"))
FIRST = int(os.environ.get("EVERCITE_FUZZ_FIRST", "0"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.timeout(0)
def test_a_spoiled_file_is_read_or_refused_in_one_line(path, tmp_path):
    seed = path.read_bytes()
    for number in range(FIRST, FIRST + ROUNDS):
        data = mutated(seed, Random(f"{path.name} {number}"))
        (tmp_path / path.name).write_bytes(data)
        try:
            document = read(Source(path.name, data))
        except UnreadableSource as refused:
            message = str(refused)
            assert "cannot be parsed within" not in message, f"round {number}"
            assert message.isprintable(), f"round {number}"
            continue
        assert not any("limits of time and memory" in warning for warning in document.warnings), f"round {number}"
        assert all(warning.isprintable() for warning in document.warnings), f"round {number}"
        for link in document.links:
            assert 0 <= link.start <= link.end <= len(document.text), f"round {number}"
            assert 0 <= link.block < len(document.blocks), f"round {number}"
        assert len(cite(document, "a")) == len(document.links)


CITING = (
    rb"\documentclass{a}\begin{document}Words \cite{fisher,cod}.\input{part}\nocite{*}\bibliography{refs}\end{document}"
)
PART = rb"Part \citep[3]{fisher} \url{https://a.example/}. \input{part}"
MADE = (
    rb"\entry{cod}{online}{}"
    b"\n  \\name{author}{1}{}{%\n    {{%\n       family={Fisher},\n       given={Ada}}}%\n  }\n"
    b"  \\field{title}{Cod}\n"
    b"  \\field{year}{2020}\n  \\verb{url}\n  \\verb https://b.example/\n  \\endverb\n\\endentry\n"
)


@pytest.mark.timeout(0)
def test_spoiled_files_beside_an_article_are_read_as_far_as_they_go():
    whole = {"refs.bib": (FILES[0].parent / "herring.bib").read_bytes(), "a.bbl": MADE, "part.tex": PART}
    for number in range(FIRST, FIRST + ROUNDS):
        random = Random(f"beside {number}")
        spoiled = {name: mutated(data, random) for name, data in whole.items() if random.random() < 0.9}
        document = read(Source("a.tex", CITING, beside=spoiled))
        assert not any("limits of time and memory" in warning for warning in document.warnings), f"round {number}"
        assert all(warning.isprintable() for warning in document.warnings), f"round {number}"
        assert len(cite(document, "a")) == len(document.links)
