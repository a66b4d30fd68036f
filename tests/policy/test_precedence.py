from datetime import timedelta

import pytest

from crawler.policy import Policy, parse
from crawler.urls import InvalidURL

POLICY = parse(
    b"""\
defaults: {delay: 3s, because: house rule}
rules:
  - match: ["*.example.org", "*/*.iso"]
    delay: 5s
    max_bytes: 10MB
    because: slow server
  - match: www.example.org/videos/*
    capture: no
    because: too large
  - match: www.example.org
    timeout: {idle: 1m}
    concurrency_per_host: 2
  - match: "*.example.org"
    retries: 1
    delay: 7s
""",
    "p.yaml",
)


def test_a_setting_comes_from_the_most_specific_rule_that_sets_it():
    settings = POLICY.settings_for("https://www.example.org/videos/1")
    assert settings.capture is False
    assert settings.limits.idle == timedelta(minutes=1)
    assert settings.limits.max_bytes == 10_000_000
    assert settings.limits.total == timedelta(minutes=10)
    assert settings.retries == 1


def test_between_equals_the_rule_further_down_wins():
    assert POLICY.settings_for("https://a.example.org/").delay == timedelta(seconds=7)


def test_a_rule_is_as_specific_as_the_best_of_its_patterns_that_match():
    assert POLICY.settings_for("https://elsewhere.test/disk.iso").delay == timedelta(seconds=5)
    assert POLICY.settings_for("https://elsewhere.test/").delay == timedelta(seconds=3)


def test_requests_at_a_time_are_asked_for_by_host():
    assert POLICY.concurrency_for("www.example.org") == 2
    assert POLICY.concurrency_for("[::1]") == 1


def test_equal_settings_are_one_object():
    assert POLICY.settings_for("https://b.test/1") is POLICY.settings_for("http://c.test/2")


def test_what_is_no_url_of_the_web_has_no_settings():
    with pytest.raises(InvalidURL):
        POLICY.settings_for("mailto:a@b.example")


def test_an_explanation_names_line_rule_and_reason_of_each_setting():
    said = {e.setting: e for e in POLICY.explain("https://www.example.org/videos/1")}
    capture = said["capture"]
    assert (capture.value, capture.where, capture.rule, capture.because) == (
        False, "p.yaml:8", "www.example.org/videos/*", "too large",
    )  # fmt: skip
    idle = said["timeout.idle"]
    assert (idle.value, idle.where, idle.rule, idle.because) == ("1m", "p.yaml:11", "www.example.org", None)
    assert (said["max_bytes"].value, said["max_bytes"].where) == ("10MB", "p.yaml:5")
    assert (said["robots"].where, said["robots"].rule, said["robots"].because) == ("built in", None, None)


def test_a_default_is_explained_by_its_own_line_and_reason():
    delay = next(e for e in POLICY.explain("https://b.test/") if e.setting == "delay")
    assert (delay.value, delay.where, delay.rule, delay.because) == ("3s", "p.yaml:1", None, "house rule")


def test_an_explanation_covers_every_setting_that_a_policy_can_choose():
    explained = {e.setting.partition(".")[0] for e in Policy().explain("http://a.test/")}
    assert explained == set(type(Policy().defaults).model_fields) - {"because"}


def test_every_setting_is_what_its_explanation_says_among_many_rules():
    hosts = "".join(f"  - {{match: h{n}.test, retries: {n % 11}}}\n" for n in range(800))
    policy = parse(f"rules:\n{hosts}".encode(), "p.yaml")
    assert [policy.settings_for(f"http://h{n}.test/x").retries for n in range(0, 800, 79)] == [
        n % 11 for n in range(0, 800, 79)
    ]
