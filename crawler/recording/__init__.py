"""Recording: exchanges become WARC records, byte for byte, and open files are repaired."""

from crawler.recording.dedup import may_deduplicate
from crawler.recording.repair import Repair, repair
from crawler.recording.values import HeldPayload, Recorded, WarcInfo
from crawler.recording.writer import WarcWriter

__all__ = ["HeldPayload", "Recorded", "Repair", "WarcInfo", "WarcWriter", "may_deduplicate", "repair"]
