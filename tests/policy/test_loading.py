import json
import os
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.policy import Policy, PolicyError, RobotsUse, find, json_schema, load, parse, shipped

# The policy of the design, with every key that it shows.
WHOLE = """\
version: 1
identity: {operator: A Library, contact: archive@library.test, user_agent: "evercite/{version} (+https://library.test/bot)"}
network:  {allow_private: false, ca_file: null, proxy: null}
defaults:
  capture: true
  robots: respect            # a comment
  delay: 1s
  concurrency_per_host: 1
  timeout: {connect: 10s, idle: 30s, total: 10m}
  max_bytes: 1GB
  max_redirects: 20
  retries: 3
  requisites: true
  browser: never
rules:
  - match: ["example.org/videos/*"]
    capture: false
    because: "too large; kept by the broadcaster"
watch: []
storage: {s3: null}
recheck: {confirm: {checks: 3, apart: 3d}}
"""


def parsed(data: bytes) -> Policy | list[str]:
    try:
        return parse(data, "p.yaml")
    except PolicyError as error:
        return [str(problem) for problem in error.problems]


def problems(text: str | bytes) -> list[str]:
    with pytest.raises(PolicyError) as error:
        parse(text.encode() if isinstance(text, str) else text, "p.yaml")
    assert error.value.exit_code == 2
    return [str(problem) for problem in error.value.problems]


def test_the_policy_of_the_design_says_what_is_built_in_but_for_names_and_rules():
    policy = parse(WHOLE.encode(), "p.yaml")
    assert policy.settings_for("https://elsewhere.test/") == Policy().settings_for("https://elsewhere.test/")
    assert policy.settings_for("https://example.org/videos/1").capture is False
    assert policy.recheck.confirm.apart == timedelta(days=3)


@pytest.mark.parametrize("text", ["{}", "defaults:\nrules:\nidentity:\n", "---\nversion: 1\n...\n", "\ufeffversion: 1"])
def test_what_is_left_out_is_built_in(text):
    assert parse(text.encode(), "p.yaml").digest == Policy().digest


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("delai: 1s", "2:3: `delai` is not known under `defaults`; did you mean `delay`?"),
        ("max-bytes: 1GB", "2:3: `max-bytes` is not known under `defaults`; did you mean `max_bytes`?"),
        ("allow_private: yes", "2:3: `allow_private` is not known under `defaults`; it belongs under `network`"),
        ("delay: 1", "2:10: delay: `1` has no unit; did you mean `1s`, `1m` or `1h`?"),
        ("delay: 1S", "2:10: delay: `S` is not a unit of time; did you mean `1s`?"),
        ("delay: 12:30:00", "2:10: delay: `12:30:00` is a time of day, not a duration; did you mean `12h30m0s`?"),
        ("delay: [1s]", "2:10: delay: expected a duration such as `1s`, `10m` or `3d`, found a list"),
        ("delay:", "2:9: delay: it has no value; write one, or leave the line out"),
        ("delay: 8d", "2:10: delay: `8d` is out of range; it is a duration from 0s to 1d"),
        ("robots: ingore", "2:11: robots: `ingore` is not known here; did you mean `ignore`?"),
        ("robots: ignore", '2:11: robots: `robots: ignore` needs a reason beside it; add `because: "…"`'),
        ("capture: ture", "2:12: capture: `ture` is neither true nor false; did you mean `true`?"),
        ("retries: 010", "2:12: retries: `010` could be meant as octal; did you mean `10`?"),
        ("retries: many", "2:12: retries: `many` is not a whole number from 0 to 10"),
        ("max_bytes: 1Gb", "2:14: max_bytes: `Gb` is not a unit of size; did you mean `1GB`?"),
        ("max_bytes: 0", "2:14: max_bytes: 0 is out of range; it is a size of at least `1 byte`"),
        ("timeout: 30s", "2:12: timeout: it has three parts; did you mean `timeout: {total: 30s}`?"),
        ("timeout: {totl: 30s}", "2:13: `totl` is not known under `timeout`; did you mean `total`?"),
        ("<<: {delay: 1s}", "2:3: merge keys (`<<`) are not part of a policy; write the settings out"),
    ],
)
def test_a_wrong_setting_is_named_with_its_place_and_the_nearest_right_spelling(line, problem):
    assert problems(f"defaults:\n  {line}\n") == [f"p.yaml:{problem}"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("frist: [1h]", "2:3: `frist` is not known under `recheck`; did you mean `first`?"),
        ("first: 1h", "2:10: first: expected a list (lines that begin with `- `), found `1h`"),
        ("first: [1h, 60]", "2:15: `60` has no unit; did you mean `60s`, `60m` or `60h`?"),
        ("first: [1d, 1h]", "2:10: first: `1h` comes after `1d`; write the first looks in the order they are taken"),
        ("first: [1s]", "2:11: `1s` is out of range; it is a duration from 1m to 3653d"),
        ("first:", "2:9: first: it has no value; write one, or leave the line out"),
        ("max: 12h", "2:8: max: `12h` is less than `min`, which is `1d`"),
        ("yearly: 0", "2:11: yearly: 0 is out of range; it is a whole number from 1 to 10000"),
        ("apart: 3d", "2:3: `apart` is not known under `recheck`; it belongs under `confirm`"),
    ],
)
def test_a_wrong_plan_of_looks_is_named_with_its_place(line, problem):
    assert problems(f"recheck:\n  {line}\n") == [f"p.yaml:{problem}"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("per_day: {request: 5}", "2:13: `request` is not known under `per_day`; did you mean `requests`?"),
        ("per_day: {requests: 0}", "2:23: requests: 0 is out of range; it is a whole number from 1 to 1000000000"),
        ("per_day: {bytes: 10}", "2:20: bytes: `10` has no unit; did you mean `10MB`, `10GB` or `10 bytes`?"),
        ("article: {time:}", "2:18: time: it has no value; write one, or leave the line out"),
        ("article: 5MB", "2:12: article: expected `key: value` lines, found `5MB`"),
    ],
)
def test_a_wrong_budget_is_named_with_its_place(line, problem):
    assert problems(f"budget:\n  {line}\n") == [f"p.yaml:{problem}"]


@pytest.mark.parametrize("line", ["browser: auto", "browser: always"])
def test_a_browser_that_this_version_does_not_have_is_refused(line):
    (problem,) = problems(f"defaults:\n  {line}\n")
    assert "opens no browser" in problem


@pytest.mark.parametrize("proxy", ["ftp://p:3128", "proxy:3128", "http://p"])
def test_a_proxy_is_a_url_with_a_port(proxy):
    (problem,) = problems(f"network: {{proxy: '{proxy}'}}")
    assert "like socks5://host:port" in problem


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("identiy: {}", "1:1: `identiy` is not known at the top of a policy; did you mean `identity`?"),
        ("version: 2", "1:10: version: this version of evercite reads policies of `version: 1`"),
        ("rules: all", "1:8: rules: expected a list (lines that begin with `- `), found `all`"),
        ("rules: [x]", "1:9: an entry of `rules`: expected `key: value` lines, found `x`"),
        ("defaults: fast", "1:11: defaults: expected `key: value` lines, found `fast`"),
        ("- a", "1:1: a policy is a list of `key: value` lines and begins with `version: 1`"),
        ("network: {ca_file: nowhere.pem}", "1:20: ca_file: `nowhere.pem` cannot be read: No such file or directory"),
    ],
)
def test_a_wrong_shape_is_named_with_its_place(text, hint):
    assert problems(text) == [f"p.yaml:{hint}"]


@pytest.mark.parametrize(
    ("rule", "hint"),
    [
        ("{capture: no}", "`match` is missing here"),
        ("{match: a.test}", "this rule sets nothing"),
        ("{match: [], capture: no}", "the list is empty"),
        ("{match: '*.pdf', capture: no}", "did you mean `*/*.pdf`?"),
        ("{match: a.test/b, concurrency_per_host: 2}", "`a.test/b` is not a whole host"),
        ("{match: a.test, robots: ignore}", "needs a reason"),
        ("{match: a.test, capture: no, because: }", "it has no value"),
    ],
)
def test_a_wrong_rule_is_refused(rule, hint):
    (problem,) = problems(f"rules:\n  - {rule}\n")
    assert hint in problem


def test_every_problem_is_told_at_once_in_the_files_order():
    found = problems("delay: 1s\ndefaults:\n  delay: 1\n  delay: 2\nrules:\n  - match: /x\n    capture: maybe\n")
    assert [line.split(":")[1] for line in found] == ["1", "3", "4", "6", "7"]


def test_a_key_that_is_set_twice_is_an_error_that_names_both_lines():
    assert problems("defaults:\n  delay: 1s\n  delay: 2s\n") == [
        "p.yaml:3:3: `delay` is set twice, first on line 2; keep one of them"
    ]


@pytest.mark.parametrize("word", ["no", "No", "off", "false", "FALSE"])
def test_the_yes_and_no_of_yaml_are_read_where_a_flag_is_wanted(word):
    assert parse(f"defaults: {{capture: {word}}}".encode(), "p").settings_for("http://a.test/").capture is False


def test_the_yes_and_no_of_yaml_stay_text_where_text_is_wanted():
    policy = parse(b"identity: {operator: no}\nrules: [{match: no, capture: no, because: 010}]", "p")
    assert policy.identity.operator == "no"
    assert policy.rules[0].because == "010"
    assert policy.settings_for("http://no/").capture is False


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("defaults:\n\tdelay: 1s", "p.yaml:2:1: a tab"),
        ("rules:\n- match: *.org", "p.yaml:2:10: a pattern that begins with `*` must be in quotes"),
        ("a: b: c", "p.yaml:1:5: a colon too many"),
        ("version: 1\n---\nversion: 1", "p.yaml:2:1: a second document"),
        ("version: !!python/object/apply:os.system [id]", "p.yaml:1:10: `tag:yaml.org,2002:python/object"),
        ("rules: &a [*a]", "unfold without end"),
        ("[" * 100, "nested deeper than 20 levels"),
        ("[" + "a," * 11_000 + "]", "more than 10000 values"),
        ("a: \x07", "p.yaml:1:4: the character U+0007"),
        ("", "p.yaml: the file is empty"),
        ("# nothing but a comment", "p.yaml: the file is empty"),
        ("#" * 300_000, "p.yaml: larger than 256 KiB"),
    ],
)
def test_what_is_not_yaml_or_more_than_a_policy_needs_is_refused_in_one_line(text, hint):
    found = problems(text)
    assert any(hint in problem for problem in found)
    assert all(problem.isprintable() for problem in found)


def test_aliases_that_multiply_are_refused():
    bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{name}: &{name} [{','.join([f'*{before}'] * 10)}]\n" for before, name in zip("abcdef", "bcdefg", strict=True)
    )
    assert any("unfold without end" in problem for problem in problems(bomb))


def test_an_alias_that_repeats_a_rule_is_fine():
    policy = parse(b"rules:\n- {match: a.test, timeout: &t {idle: 5s}}\n- {match: b.test, timeout: *t}\n", "p")
    assert policy.settings_for("http://b.test/").limits.idle == timedelta(seconds=5)


def test_a_file_that_is_not_utf_8_is_named_with_the_line():
    assert problems(b"version: 1\n# caf\xe9\n") == ["p.yaml:2: not UTF-8; save the file as UTF-8"]


def test_nothing_in_a_message_can_steer_a_terminal():
    (problem,) = problems(b'"\\e[31m\\n": 1')
    assert problem.isprintable()


def test_a_missing_file_a_folder_and_an_unreadable_one_get_one_clear_line(tmp_path: Path):
    locked = tmp_path / "locked.yaml"
    locked.write_text("version: 1")
    locked.chmod(0)
    cases = {tmp_path / "none.yaml": "no such policy file", tmp_path: "a folder", locked / "x": "no such policy file"}
    if os.geteuid() != 0:
        cases[locked] = "Permission denied"
    for path, said in cases.items():
        with pytest.raises(PolicyError) as error:
            load(path)
        assert str(error.value).startswith(f"{path}: ")
        assert said in str(error.value)
        assert "\n" not in str(error.value)


def test_a_file_of_authorities_is_looked_for_beside_the_policy(tmp_path: Path):
    (tmp_path / "ca.pem").write_text("no certificate")
    (tmp_path / "p.yaml").write_text("network: {ca_file: ca.pem}")
    with pytest.raises(PolicyError, match="holds no certificates in PEM form"):
        load(tmp_path / "p.yaml")


def test_the_policy_is_the_one_asked_for_or_the_working_folders_or_the_packaged_one(tmp_path: Path):
    assert find(Path("mine.yaml"), tmp_path) == Path("mine.yaml")
    assert find(None, tmp_path) == shipped("default")
    assert find(Path("archivist"), tmp_path) == shipped("archivist")
    own = tmp_path / "policies" / "default.yaml"
    own.parent.mkdir()
    own.write_text("version: 1")
    assert find(None, tmp_path) == own


@pytest.mark.parametrize("name", ["default", "archivist", "researcher", "newsroom"])
def test_every_shipped_policy_is_usable_as_it_is(name):
    policy = load(shipped(name))
    assert not policy.identity.is_example
    assert policy.settings_for("https://www.site.test/").capture
    assert not policy.network.allow_private


def test_the_shipped_default_says_what_is_built_in():
    assert load(shipped("default")).digest == Policy().digest


def test_the_digest_tells_policies_apart_by_what_they_decide():
    assert parse(b"defaults: {delay: 1s}", "a").digest == parse(b"# same\ndefaults: {delay: 1000ms}", "b").digest
    assert parse(b"defaults: {delay: 2s}", "a").digest != Policy().digest
    assert json.loads(Policy().canonical())["defaults"]["delay"] == "1s"


def test_a_policy_can_be_made_in_python_too():
    policy = Policy.model_validate({"defaults": {"delay": timedelta(0), "robots": RobotsUse.PRIVATE}})
    assert policy.settings_for("http://a.test/").delay == timedelta(0)
    assert policy.explain("http://a.test/")[1].where == "defaults.robots"


def test_the_json_schema_knows_every_key_and_refuses_others():
    schema = json_schema()
    assert set(schema["properties"]) == set(Policy.model_fields)
    assert schema["additionalProperties"] is False
    json.dumps(schema)


SCRAPS = "ab:-*&!|>'\"#{}[],\n\t %@?\x00é"
KEYS = st.sampled_from([*Policy.model_fields, "match", "capture", "delay", "timeout", "confirm", "<<", "1", "~", ""])
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["1s", "*", "1GB"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=15,
)


@given(st.dictionaries(KEYS, TREES, max_size=6).map(json.dumps) | st.text(SCRAPS, max_size=60))
def test_any_text_is_a_policy_or_gives_problems_of_one_line_each(text):
    found = parsed(text.encode("utf-8", "surrogatepass"))
    if isinstance(found, Policy):
        found.explain("http://a.test/")
    else:
        assert found
        assert all(line.isprintable() for line in found)


@given(st.binary(max_size=80))
def test_any_bytes_are_a_policy_or_give_problems(data):
    assert parsed(data)


def test_a_budget_is_part_of_what_decides_a_run():
    policy = parse(b"version: 1\nbudget: {bytes: 10GB, time: 2h}", "p.yaml")
    assert (policy.budget.bytes, policy.budget.time) == (10**10, timedelta(hours=2))
    assert policy.digest != Policy().digest
    assert problems("version: 1\nbudget: {byte: 10GB}") == [
        "p.yaml:2:10: `byte` is not known under `budget`; did you mean `bytes`?"
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("mementos: {lookup: ded}", "1:20: lookup: `ded` is not known here; did you mean `dead`?"),
        ("mementos: {looup: dead}", "1:12: `looup` is not known under `mementos`; did you mean `lookup`?"),
        ("archives:\n  - {name: a}",
         "2:5: this archive has no address; add `timegate`, `timemap`, `cdx` or `availability`"),
        ("archives:\n  - {cdx: 'https://a.test/c/cdx'}", "2:5: `name` is missing here"),
        ("archives:\n  - {name: a, timgate: 'https://a.test/'}",
         "2:15: `timgate` is not known under `archives`; did you mean `timegate`?"),
        ("archives:\n  - {name: a, timegate: a.test}",
         "2:25: timegate: `a.test` is no http or https URL, written in full"),
        ("archives:\n  - {name: a, timegate: 'https://a.test/', timemap: 'https://a.test/'}",
         "2:5: an archive is asked in one way; keep `timegate` or `timemap`"),
        ("archives:\n  - {name: a, cdx: 'https://a.test/'}",
         "2:5: where this archive shows its copies cannot be told from its address; add `replay: https://…/`"),
        ("archives:\n  - {name: a, timegate: 'https://a.test/', delay: 1}",
         "2:51: delay: `1` has no unit; did you mean `1s`, `1m` or `1h`?"),
        ("archives: [{name: a, timegate: 'https://a.test/'}, {name: a, timegate: 'https://b.test/'}]",
         "1:11: archives: two archives are called `a`; give each a name of its own"),
    ],
)  # fmt: skip
def test_a_wrong_archive_is_named_with_its_place_and_the_nearest_right_spelling(text, hint):
    assert problems(text) == [f"p.yaml:{hint}"]


def test_the_wayback_machine_is_the_archive_where_none_is_named_and_none_is_asked_where_the_list_is_empty():
    assert [archive.name for archive in parse(b"archives:", "p.yaml").archives] == ["web.archive.org"]
    assert parse(b"archives: []", "p.yaml").archives == ()


@pytest.mark.parametrize(
    ("watched", "said"),
    [
        ("{feed: 'https://example.org/feed', sitemap: 'https://example.org/map'}", "keep `feed` or `sitemap`"),
        ("{every: 10m}", "it does not say what is watched"),
        ("{page: 'https://example.org/news'}", "which links of the page are articles?"),
        ("{feed: 'example.org/feed'}", "no http or https URL, written in full"),
        ("{feed: 'https://example.org:25/'}", "the port of another protocol"),
        ("{feed: 'https://example.org/', within: 5m}", "less than `every`, which is `15m`"),
        ("{feed: 'https://example.org/', every: 1s}", "1m"),
        ("{fed: 'https://example.org/'}", "did you mean `feed`?"),
    ],
)
def test_what_is_watched_is_one_thing_that_can_be_asked(watched, said):
    (problem,) = problems(f"watch: [{watched}]")
    assert said in problem


def test_a_listing_is_watched_once():
    (problem,) = problems("watch: [{feed: 'https://example.org/a'}, {feed: 'https://example.org/a#x'}]")
    assert "is watched twice" in problem


def test_a_watched_folder_lies_beside_the_policy(tmp_path):
    file = tmp_path / "policy.yaml"
    file.write_text("version: 1\nwatch: [{folder: articles}]\n")
    assert load(file).watch[0].folder == tmp_path / "articles"
