import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.settings import Settings

from crawler.edge import settings as edge_settings
from crawler.engine.attempts import Attempted
from crawler.engine.capturing import Dropped
from crawler.errors import StoreFull, StoreUnsound
from crawler.spiders import citations
from tests.engine.conftest import POLICY, Library
from tests.engine.test_archiving import page, verdict
from tests.world import World

ROOT = Path(__file__).parents[2]


def made() -> Settings:
    settings = Settings()
    settings.setmodule(edge_settings, priority="project")
    return settings


def test_no_door_into_the_process_is_open() -> None:
    for name in ("TELNETCONSOLE_ENABLED", "REMOTE_CONTROL_ENABLED"):
        assert made().getbool(name) is False
    assert made().getwithbase("EXTENSIONS") == {}


def test_no_middleware_of_scrapys_decides_anything() -> None:
    assert made().getwithbase("DOWNLOADER_MIDDLEWARES") == {}
    assert made().getwithbase("SPIDER_MIDDLEWARES") == {}
    for name in ("COOKIES", "REDIRECT", "RETRY", "METAREFRESH", "REFERER", "HTTPPROXY"):
        assert made().getbool(f"{name}_ENABLED") is False


def test_only_http_and_https_have_a_handler() -> None:
    handlers = {scheme for scheme, handler in made().getwithbase("DOWNLOAD_HANDLERS").items() if handler}
    assert handlers == {"http", "https"}


def test_scrapy_crawl_does_what_evercite_archive_does(world: World, library: Library) -> None:
    url = world.serve("/it", page())
    (library.folder / "policy.yaml").write_text(POLICY % ("", "0s", 0, "", ""))
    arguments = [f"source={library.article(url)}", f"store={library.store}", f"policy={library.folder / 'policy.yaml'}"]
    command = [Path(sys.executable).parent / "scrapy", "crawl", "citations"]
    done = subprocess.run(
        [*command, *(part for argument in arguments for part in ("-a", argument))],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert verdict(library, url) == ("live", "ok")
    assert not list(library.store.glob("*.open"))


@pytest.mark.parametrize(
    ("error", "told"),
    [(StoreFull("no space"), 0), (StoreUnsound("torn"), 0), (Dropped("the run ends"), 0), (RuntimeError("a fault"), 1)],
)
def test_answers_lost_to_a_store_that_ended_the_run_are_not_told_of_one_by_one(
    caplog: pytest.LogCaptureFixture, error: Exception, told: int
) -> None:
    async def lost() -> None:
        async def settle() -> Attempted:
            raise error

        task = asyncio.create_task(settle())
        await asyncio.wait({task})
        citations._tell_of_failure(task)

    asyncio.run(lost())
    assert len(caplog.records) == told
