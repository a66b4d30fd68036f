"""Unseen cases of the eleventh round: links to sites of many makers, as an examiner from elsewhere would write them.

Written without a look at the rules (docs/decisions.md has the first sight). All words and pages are our own. Groups:
``lives``, ``file`` and ``went`` live, with twins of what is gone or walled off; ``away``, ``home``, ``name``, ``code`` and
``chain`` are gone; ``gate`` stands before what may well be there.
"""

from tests.data.verdicts import eleventh_absent, eleventh_gates, eleventh_living

CASES = [*eleventh_living.CASES, *eleventh_absent.CASES, *eleventh_gates.CASES]
