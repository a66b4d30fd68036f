from pathlib import Path

import pytest

from crawler.policy import PolicyError, parse


def test_a_policy_names_a_key_and_an_authority() -> None:
    proof = parse(b"version: 1\nproof: {key: it.pem, timestamp: 'https://tsa.example.org/tsr'}\n", "p.yaml").proof
    assert (proof.key, proof.timestamp, proof.signing_service) == (Path("it.pem"), "https://tsa.example.org/tsr", None)
    assert parse(b"version: 1\nproof:\n", "p.yaml").proof.key is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("timestamp: tsa.example.org", "is no http or https URL"),
        ("timestamp: 'ftp://tsa.example.org/'", "is no http or https URL"),
        ("timestamp: 'http://[broken/'", "is no http or https URL"),
        ("signing_service: 'https://'", "is no http or https URL"),
        ("key: it.pem, signing_service: 'https://sign.example.org/'", "a package has one signature"),
        ("tsa_ca: nowhere.pem", "cannot be read"),
        ("time_stamp: 'https://tsa.example.org/'", "timestamp"),
    ],
)
def test_a_mistake_is_told_with_its_line(said: str, told: str) -> None:
    with pytest.raises(PolicyError, match=told) as error:
        parse(f"version: 1\nproof: {{{said}}}\n".encode(), "p.yaml")
    assert "p.yaml:2" in str(error.value)
