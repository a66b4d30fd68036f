import json
import signal
import subprocess
import urllib.request

from tests.cli.conftest import COMMAND, Kept, environment


def test_a_store_is_served_until_it_is_told_to_end(kept: Kept) -> None:
    running = subprocess.Popen(
        [*COMMAND, "serve", "--port", "0", "--json"],
        cwd=kept.folder,
        env=environment(kept.folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert running.stdout is not None
        said = ""
        while not said.endswith("}\n"):
            said += running.stdout.readline()
        where = json.loads(said)["url"]
        with urllib.request.urlopen(where, timeout=20) as front:
            assert b"What this store keeps" in front.read()
        with urllib.request.urlopen(f"{where}timemap/link/{kept.live}", timeout=20) as listed:
            assert b'rel="first last memento"' in listed.read()
    finally:
        running.send_signal(signal.SIGTERM)
        _, err = running.communicate(timeout=30)
    assert (running.returncode, err) == (0, "")


def test_what_cannot_be_served_is_told_in_a_line(kept: Kept) -> None:
    nowhere = kept.run("serve", "--host", "203.0.113.7", "--port", "0")
    assert nowhere.code == 2
    assert "cannot be listened at" in nowhere.err
    assert kept.run("serve", "--store", "none").code == 2
