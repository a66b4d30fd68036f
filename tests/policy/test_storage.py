from datetime import UTC, date, datetime, timedelta

import pytest

from crawler.policy import Policy, PolicyError, parse
from crawler.policy.storage import S3, Checksum, LockMode


def s3(text: str) -> S3:
    found = parse(f"storage: {{s3: {{bucket: copies, {text}}}}}".encode(), "p.yaml").storage.s3
    assert found is not None
    return found


def problem(text: str) -> str:
    with pytest.raises(PolicyError) as error:
        parse(f"storage: {{s3: {text}}}".encode(), "p.yaml")
    (one,) = error.value.problems
    assert one.line == 1
    return one.message


def test_a_bucket_is_all_that_is_needed():
    made = s3("")
    assert (made.prefix, made.checksum, made.conditional, made.after_run) == ("", Checksum.SHA256, True, True)
    assert made.part_size == 64 << 20
    assert not made.uses_path_style


def test_servers_of_ones_own_are_asked_by_path():
    assert s3("endpoint: 'https://minio.test:9000/'").endpoint == "https://minio.test:9000"
    assert s3("endpoint: 'https://minio.test:9000'").uses_path_style
    assert not s3("endpoint: 'https://minio.test:9000', path_style: false").uses_path_style


def test_a_prefix_ends_in_one_slash():
    assert s3("prefix: '/a/{year}'").prefix == s3("prefix: 'a/{year}/'").prefix == "a/{year}/"
    assert s3("prefix: /").prefix == ""


def test_a_lock_has_a_length_in_years_or_a_last_day():
    now = datetime(2026, 1, 1, tzinfo=UTC)
    years = s3("object_lock: {mode: compliance, retain: 10y}").object_lock
    assert years is not None
    assert (years.mode, years.end(now) - now) == (LockMode.COMPLIANCE, timedelta(days=3653))
    day = s3("object_lock: {mode: governance, until: 2036-12-31}").object_lock
    assert day is not None
    assert day.until == date(2036, 12, 31)
    assert day.end(now) == datetime(2036, 12, 31, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("copies", "did you mean `s3: {bucket: copies}`?"),
        ("{prefix: a}", "`bucket` is missing here"),
        ("{bucket: 's3://copies/a'}", "did you mean `bucket: copies, prefix: a`?"),
        ("{bucket: a b}", "is no bucket's name"),
        ("{bucket: copies, prefix: '{yeer}'}", "did you mean `year`?"),
        ("{bucket: copies, prefix: 'a/../b'}", "`..` between its slashes"),
        ("{bucket: copies, prefix: '{year'}", "a brace without its partner"),
        ("{bucket: copies, endpoint: 'minio.test:9000'}", "did you mean `https://minio.test:9000`?"),
        ("{bucket: copies, endpoint: 'https://me:secret@minio.test'}", "a policy holds no credentials"),
        ("{bucket: copies, storage_class: GLACIAR}", "did you mean `GLACIER`?"),
        ("{bucket: copies, encryption: kms}", "did you mean `aws:kms`?"),
        ("{bucket: copies, encryption: AES256, kms_key: x}", "only `encryption: aws:kms` has a key"),
        ("{bucket: copies, checksum: sha265}", "did you mean `sha256`?"),
        ("{bucket: copies, checksum: none, object_lock: {mode: governance, retain: 1d}}", "needs a checksum"),
        ("{bucket: copies, object_lock: {mode: goverance, retain: 1d}}", "did you mean `governance`?"),
        ("{bucket: copies, object_lock: {mode: governance}}", "a lock has one end"),
        ("{bucket: copies, object_lock: {mode: governance, retain: 10}}", "did you mean `10y` or `10d`?"),
        ("{bucket: copies, object_lock: {mode: governance, until: soon}}", "write it as `2036-12-31`"),
        ("{bucket: copies, part_size: 1MB}", "S3 takes parts of `5MiB` to `5GiB`"),
        ("{bucket: copies, paralel: 2}", "did you mean `parallel`?"),
        ("{bucket: copies, tags: {a: [1]}}", "expected text, found a list"),
        ("{bucket: copies, aws_secret_access_key: x}", "a policy holds no credentials"),
        ("{bucket: copies, session_token: x}", "a policy holds no credentials"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_was_meant(text, hint):
    assert hint in problem(text)


def test_the_digest_goes_by_where_copies_are_and_not_by_how_the_bucket_is_reached():
    def digest(text: str) -> str:
        return parse(f"storage: {{s3: {{bucket: copies, {text}}}}}".encode(), "p.yaml").digest

    plain = digest("")
    assert plain != Policy().digest
    assert digest("parallel: 8, part_size: 5MiB, profile: a, path_style: true, after_run: false") == plain
    assert len({plain, digest("prefix: a"), digest("storage_class: GLACIER"), digest("checksum: md5")}) == 4
    assert digest("object_lock: {mode: governance, retain: 1d}") != digest(
        "object_lock: {mode: governance, retain: 2d}"
    )
