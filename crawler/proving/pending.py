"""Time stamps for what has none yet."""

from dataclasses import dataclass

from sqlalchemy import Connection

from crawler.manifest import seals
from crawler.policy.proof import Proof
from crawler.proving import stamping
from crawler.proving.posting import Unanswered


@dataclass(slots=True)
class Stamped:
    """What came of asking an authority."""

    count: int = 0
    left: int = 0
    """Files that have no time stamp still."""
    trouble: str | None = None
    """Why, in a line for the user."""


def stamp_pending(connection: Connection, proof: Proof) -> Stamped:
    """Ask the policy's authority for a time stamp of each sealed WARC file that has none; the first refusal ends it.

    Nothing is asked where the policy names no authority.
    """
    stamped = Stamped()
    if proof.timestamp is None:
        return stamped
    waiting = seals.unstamped(connection, proof.timestamp)
    try:
        trusted = stamping.certificates(proof.tsa_ca) if proof.tsa_ca is not None else ()
        for file, sha256 in waiting:
            made = stamping.ask(proof.timestamp, sha256, trusted)
            seals.keep_timestamp(connection, stamping.said(file, sha256, proof.timestamp, made))
            stamped.count += 1
    except (Unanswered, stamping.BadStamp, OSError, ValueError) as e:
        said = f"gave a time stamp that does not hold: {e}" if isinstance(e, stamping.BadStamp) else str(e)
        stamped.left = len(waiting) - stamped.count
        stamped.trouble = (
            f"{stamped.left} WARC files have no time stamp yet, for {proof.timestamp} {said}; the next run asks "
            "again, and so does `evercite stamp`"
        )
    return stamped
